package dip.model.validation;

import dip.model.time.MessageTime;

/**
 * The sender unique reference: {@code S-IF-021-1400000012-SDS-20260321-<sequence>}, where {@code IF-} or {@code REP-}
 * may be left out (dip-spec sections 1.2 and 1.7). Its form is the DIP's pattern. That its parts agree with the rest of
 * the message is a warning: only a help text says what they mean, the DIP does not check them, the one public client
 * that works breaks them, and to a recipient the reference is a key.
 */
final class ReferenceRules {

    private static final String FORM = "Give the reference as S-<interface>-<sender's DIP ID>-<role>-<date>-<sequence>, "
            + "as in S-IF-005-0123456789-SUP-20220321-12345687a1234567a.";

    void check(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.s1(), "senderUniqueReference");
        if (!message.isString(node)) {
            return;
        }
        SenderReference reference = SenderReference.parse(message.json().text(node));
        if (reference == null) {
            findings.report(node, Rule.REFERENCE_FORM, FORM);
            return;
        }
        if (message.info() != null && !reference.isFor(message.info().id())) {
            findings.report(node, Rule.REFERENCE_INTERFACE, "Let the reference name the interface: " + message.info().id() + '.');
        }
        if (differs(reference.dipId(), message.text(message.s1(), "senderDIPID"))
                || differs(reference.role(), message.text(message.s1(), "senderRoleID"))) {
            findings.report(node, Rule.REFERENCE_SENDER, "Let the reference name the sender's own DIP ID and role.");
        }
        if (!isDate(reference.date())) {
            findings.report(node, Rule.REFERENCE_DATE, "Let the reference hold a real date, as in 20220321.");
        }
    }

    private static boolean differs(String part, String field) {
        return field != null && !part.equalsIgnoreCase(field);
    }

    private static boolean isDate(String digits) {
        return MessageTime.epochSecond(digits.substring(0, 4) + '-' + digits.substring(4, 6) + '-' + digits.substring(6)
                + "T00:00:00+00:00") != MessageTime.INVALID;
    }
}
