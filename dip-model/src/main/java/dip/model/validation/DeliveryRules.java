package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;

/** Blocks A0 and D0: what the DIP adds, and whether the message is for us (dip-spec section 1.2). */
final class DeliveryRules {

    private static final String[] ADDRESSEES = {"primaryRecipients", "secondaryRecipients", "always"};

    void check(Envelope message, RuleFindings findings) {
        recipient(message, findings);
        block(message, findings);
        transactionId(message, findings);
        publication(message, findings);
        correlation(message, findings);
        replay(message, findings);
    }

    private void recipient(Envelope message, RuleFindings findings) {
        String us = message.context().recipientDipId();
        if (us == null || message.a0() == JsonDocument.MISSING) {
            return;
        }
        boolean somebody = false;
        for (String list : ADDRESSEES) {
            JsonDocument json = message.json();
            int array = json.member(message.a0(), list);
            if (array == JsonDocument.MISSING || json.type(array) != JsonType.ARRAY) {
                continue;
            }
            for (int node = json.first(array); node != JsonDocument.MISSING; node = json.next(node)) {
                String addressee = json.stringOrNull(node);
                if (us.equals(addressee)) {
                    return;
                }
                somebody |= addressee != null;
            }
        }
        if (somebody) {
            findings.report(message.a0(), Rule.RECIPIENT, "Address the message to its recipient: " + us + " is not in A0.");
        }
    }

    /** Without the DIP's transaction ID a repeated delivery could not be told from a second message. */
    private void block(Envelope message, RuleFindings findings) {
        if (message.isDelivered() && message.common() != JsonDocument.MISSING && message.d0() == JsonDocument.MISSING) {
            findings.reportMissing(message.common(), "D0", Rule.DELIVERY_BLOCK,
                    "Deliver messages through the DIP: it adds block D0 with the transaction ID.");
        }
    }

    private void transactionId(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.d0(), "transactionID");
        if (message.isString(node) && message.json().text(node).isBlank()) {
            findings.report(node, Rule.TRANSACTION_ID, "Give the DIP's transaction ID: it is empty.");
        }
    }

    private void publication(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.d0(), "publicationID");
        if (message.info() != null && message.isString(node)
                && !message.json().text(node).equals(message.info().publicationId())) {
            findings.report(node, Rule.PUBLICATION,
                    "Publish " + message.info().id() + " as " + message.info().publicationId() + '.');
        }
    }

    private void correlation(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.d0(), "initialCorrelationID");
        if (message.isString(node) && !CorrelationForm.fits(message.json().text(node))) {
            findings.report(node, Rule.INITIAL_CORRELATION, CorrelationForm.ADVICE);
        }
    }

    /** A replay comes back in the API's answer; whether a requeued delivery bears the flag is not known: hence a warning. */
    private void replay(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.d0(), "replayIndicator");
        if (message.isDelivered() && node != JsonDocument.MISSING && message.json().type(node) == JsonType.TRUE) {
            findings.report(node, Rule.REPLAY,
                    "Nothing to do where a requeue was asked for; otherwise ask the DIP why it delivers a replay.");
        }
    }
}
