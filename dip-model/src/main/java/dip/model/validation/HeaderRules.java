package dip.model.validation;

import dip.model.catalogue.Catalogue;

/** Block S0: what the message says it is (dip-spec section 1.2). */
final class HeaderRules {

    private final Catalogue catalogue;

    HeaderRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void check(Envelope message, RuleFindings findings) {
        schemaVersion(message, findings);
        channel(message, findings);
    }

    private void schemaVersion(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s0(), "schemaVersion");
        if (message.info() != null && message.isString(node)
                && !message.json().text(node).equals(message.info().schemaVersion())) {
            findings.report(node, Rule.SCHEMA_VERSION, "Send version " + message.info().schemaVersion()
                    + " of " + message.info().id() + ": DIP API " + catalogue.release() + " has no other.");
        }
    }

    private void channel(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s0(), "interfaceID");
        if (!message.isDelivered() || !message.isString(node)) {
            return;
        }
        String expected = catalogue.byChannel(message.context().channel()).map(info -> info.id()).orElse(null);
        if (!message.json().text(node).equals(expected)) {
            findings.report(node, Rule.CHANNEL,
                    "Send the message on its own channel: this one is " + message.context().channel() + '.');
        }
    }
}
