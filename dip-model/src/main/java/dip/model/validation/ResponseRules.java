package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.response.ResponseCode;
import java.util.Set;

/**
 * Blocks R0, R1 and B007: the outcome, its reasons and the event have to say the same (dip-spec sections 1.2 and 1.5).
 * An obfuscated outcome, {@code x}, says nothing.
 */
final class ResponseRules {

    private static final Set<String> PROGRESS = Set.of("A", "L");

    void check(Envelope message, RuleFindings findings) {
        response(message, message.block("R0"), findings);
        response(message, message.block("R1"), findings);
        refusal(message, findings);
        outcome(message, findings);
    }

    private void response(Envelope message, int block, RuleFindings findings) {
        int node = message.json().member(block, "responseCode");
        int messages = message.json().member(block, "responseMessages");
        if (!message.isString(node) || messages == JsonDocument.MISSING || message.json().type(messages) != JsonType.ARRAY) {
            return;
        }
        String outcome = message.json().text(node);
        int reason = firstReason(message.json(), messages);
        if (outcome.equals("A") && reason != JsonDocument.MISSING) {
            findings.report(reason, Rule.RESPONSE_ACCEPTED, "Send R with a reason, or A without: this one is a reason to reject.");
        } else if (outcome.equals("R") && !hasText(message.json(), messages)) {
            findings.report(messages, Rule.RESPONSE_REASON, "Say why: a rejection without a code cannot be acted on.");
        }
    }

    /** All events of IF-014 say that consumption was refused (R), or taken nevertheless (W). */
    private void refusal(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.block("R0"), "responseCode");
        if (message.isInterface("IF-014") && message.isString(node) && PROGRESS.contains(message.json().text(node))) {
            findings.report(node, Rule.RESPONSE_EVENT, "Send R or W with " + message.event() + '.');
        }
    }

    /** B007 of an appointment's outcome (IF-034, IF-035). */
    private void outcome(Envelope message, RuleFindings findings) {
        int block = message.json().member(message.custom(), "B007");
        int node = message.json().member(block, "responseCode");
        if (!message.isString(node)) {
            return;
        }
        String outcome = message.json().text(node);
        String expected = expected(message.event());
        if (expected != null && !outcome.equals(expected) && !outcome.equals("x")) {
            findings.report(node, Rule.OUTCOME_EVENT, "Send " + expected + " with " + message.event() + '.');
        }
        int reason = message.json().member(block, "proposedAppointmentResponseCode");
        if (outcome.equals("A") && message.isString(reason) && isReason(message.json().text(reason))) {
            findings.report(reason, Rule.OUTCOME_ACCEPTED, "Send R with a reason, or A with SP000: this one is a reason to reject.");
        } else if (outcome.equals("R") && reason != JsonDocument.MISSING && message.json().type(reason) == JsonType.NULL) {
            findings.report(reason, Rule.OUTCOME_REASON, "Say why: a rejection without a code cannot be acted on.");
        }
    }

    private static String expected(String event) {
        return switch (event) {
            case "[MSAppAccepted]", "[DSAppAccepted]" -> "A";
            case "[MSAppRejected]", "[DSAppRejected]" -> "R";
            case "[MSAppLapsed]", "[DSAppLapsed]" -> "L";
            case null, default -> null;
        };
    }

    private static int firstReason(JsonDocument json, int messages) {
        for (int node = json.first(messages); node != JsonDocument.MISSING; node = json.next(node)) {
            if (isReason(json.stringOrNull(node))) {
                return node;
            }
        }
        return JsonDocument.MISSING;
    }

    private static boolean hasText(JsonDocument json, int messages) {
        for (int node = json.first(messages); node != JsonDocument.MISSING; node = json.next(node)) {
            if (json.stringOrNull(node) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a message starts with a code other than a success. */
    private static boolean isReason(String message) {
        String code = ResponseCode.codeIn(message);
        return code != null && !ResponseCode.isSuccess(code);
    }
}
