package dip.status.jobs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Something that is done to a case and its messages.
 *
 * @param action {@code resend}, {@code close} or {@code assign}
 * @param argument owner, or the reason of closing; null with {@code resend}
 * @param fix what is mended before: an object, JSON by pointer; null where nothing is
 * @param state {@code running}, {@code done} or {@code cancelled}
 * @param by who asked for it
 * @param total messages that failed when it began
 * @param done messages handed over, or the case
 * @param skipped messages that were sent anew before, or are not kept any more
 * @param unmended messages that were not sent because the fix does not mend them: {@code unmended} of each says why
 * @param endedAt null while it runs
 */
@RegisterForReflection
public record Job(long id, long caseId, String action, String argument, @JsonRawValue String fix, String state, String by, Instant madeAt,
        int total, int done, int skipped, int unmended, Instant endedAt) {
}
