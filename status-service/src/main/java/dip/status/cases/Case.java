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
 */
@RegisterForReflection
public record Case(long id, String participant, String interfaceId, String recipient, String code, String text, String state,
        int failing, int failures, Instant firstSeen, Instant lastSeen) {
}
