package dip.status.cases;

import dip.status.rest.Body;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What somebody wants of a case.
 *
 * @param version of the case that was seen
 * @param owner null where it stays
 * @param deadline null likewise
 * @param state null likewise
 * @param reason why it is closed; null where it is not
 */
record CaseChange(int version, To<String> owner, To<Instant> deadline, String state, String reason) {

    private static final int LONGEST_OWNER = 100;
    private static final int LONGEST_REASON = 500;
    private static final Set<String> MEMBERS = Set.of("version", "owner", "deadline", "state", "reason");

    /** @param value null for none */
    record To<T>(T value) {
    }

    /** @throws dip.sending.rest.Refusal where the body cannot be meant */
    static CaseChange read(byte[] json) {
        Body body = new Body(json, MEMBERS);
        String state = body.oneOf("state", CaseState.ids());
        String reason = body.text("reason", LONGEST_REASON);
        boolean closes = CaseState.CLOSED.id().equals(state);
        if (closes && reason == null) {
            throw Body.bad("reason", "required", "Say why the case is closed: 1 to " + LONGEST_REASON + " characters.");
        }
        if (!closes && reason != null) {
            throw Body.bad("reason", "unexpected", "A reason is for closing; write a note.");
        }
        if (body.has("state") && state == null) {
            throw Body.bad("state", "unknown", "It is one of open, in-progress and closed.");
        }
        Instant deadline = body.time("deadline");
        return new CaseChange(body.required("version"), body.has("owner") ? new To<>(body.text("owner", LONGEST_OWNER)) : null,
                body.has("deadline") ? new To<>(deadline == null ? null : deadline.truncatedTo(ChronoUnit.MILLIS)) : null, state, reason);
    }
}
