package dip.model.validation;

import java.util.Set;

/** Block S1: environment and sender (dip-spec sections 1.2 and 6). */
final class SenderRules {

    void check(Envelope message, RuleFindings findings) {
        environment(message, findings);
        senderId(message, findings);
        senderRole(message, findings);
        correlation(message, findings);
    }

    private void environment(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s1(), "environmentTag");
        String expected = message.context().environment();
        if (expected != null && message.isString(node) && !message.json().text(node).equals(expected)) {
            findings.report(node, Rule.ENVIRONMENT,
                    "Send messages of this environment only: the recipient's is " + expected + '.');
        }
    }

    /** All DIP IDs seen are ten digits, but the reference's pattern allows hexadecimal ones: so both are let through. */
    private void senderId(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s1(), "senderDIPID");
        if (message.isString(node) && !isDipId(message.json().text(node))) {
            findings.report(node, Rule.SENDER_ID, "Give the sender's DIP ID: ten digits.");
        }
    }

    private void senderRole(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s1(), "senderRoleID");
        if (message.info() == null || !message.isString(node)) {
            return;
        }
        Set<String> senders = message.info().senders();
        if (!senders.isEmpty() && !senders.contains(message.json().text(node))) {
            findings.report(node, areInferred(message.info().id()) ? Rule.SENDER_ROLE_INFERRED : Rule.SENDER_ROLE,
                    message.info().id() + " is sent by " + String.join(", ", senders.stream().sorted().toList())
                            + ": send it in that role.");
        }
    }

    /** No source names the senders of reports and of IF-051; the catalogue's come from their titles. */
    private static boolean areInferred(String interfaceId) {
        return interfaceId.startsWith("REP-") || interfaceId.equals("IF-051");
    }

    private void correlation(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s1(), "senderCorrelationID");
        if (message.isString(node) && !CorrelationForm.fits(message.json().text(node))) {
            findings.report(node, Rule.SENDER_CORRELATION, CorrelationForm.ADVICE);
        }
    }

    private static boolean isDipId(String id) {
        return id.length() == 10 && id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }
}
