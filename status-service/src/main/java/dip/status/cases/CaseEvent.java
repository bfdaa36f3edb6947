package dip.status.cases;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Something that was done to a case.
 *
 * @param id in the order in which it was done
 * @param by who was authenticated; {@code status-service} or {@code rule} where nobody was
 * @param what {@code opened}, {@code state}, {@code owner}, {@code deadline}, {@code note}, {@code job} or {@code resend}
 * @param before null where there was nothing
 * @param after null where there is nothing; the text of a note; a state that is closed has its reason behind it
 */
@RegisterForReflection
public record CaseEvent(long id, Instant at, String by, String what, String before, String after) {
}
