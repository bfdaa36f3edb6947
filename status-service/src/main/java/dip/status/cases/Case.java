package dip.status.cases;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Messages that fail of one cause.
 *
 * @param id in order of opening
 * @param participant our DIP ID, which sent them
 * @param interfaceId for instance {@code IF-031}
 * @param recipient DIP ID that says no; {@code DIP} where the DIP itself does
 * @param code with which it does; {@code HTTP 400}, say, where the DIP's first answer has none
 * @param text of the code; null where it is not in the catalogue
 * @param state {@code open}, {@code in-progress} or {@code closed}
 * @param failing messages that fail still
 * @param failures that ever joined
 * @param lastSeen when the last one joined
 * @param owner who sees to it; null where nobody does
 * @param reason why it was closed; null while it is not, and {@code closedAt} likewise
 * @param previous ID of the case of the same cause that was closed before; null where there is none, or none any more
 * @param remedy of the rule that fitted when it was opened; null where none did
 * @param webhook of that rule: name of the one that is told of the case, beside the one that gets everything; null for none
 * @param version to be given back with a change
 */
@RegisterForReflection
public record Case(long id, String participant, String interfaceId, String recipient, String code, String text, String state,
        int failing, int failures, Instant firstSeen, Instant lastSeen, String owner, Instant deadline,
        String reason, Instant closedAt, Long previous, int version, String remedy, String webhook) {
}
