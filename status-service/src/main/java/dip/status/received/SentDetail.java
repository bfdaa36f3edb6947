package dip.status.received;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A message that we sent, with all that was said of it.
 *
 * @param statuses in the order in which they were said; of more than a thousand, the first thousand
 */
@RegisterForReflection
public record SentDetail(Sent sent, List<Status> statuses) {
}
