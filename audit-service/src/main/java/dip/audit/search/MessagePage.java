package dip.audit.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Messages, newest first.
 *
 * @param next for the parameter {@code after} of the next page; null where this is the last
 */
@RegisterForReflection
public record MessagePage(List<MessageSummary> messages, String next) {

    static MessagePage of(List<MessageSummary> found, int limit) {
        return found.size() <= limit ? new MessagePage(found, null)
                : new MessagePage(List.copyOf(found.subList(0, limit)), found.get(limit - 1).itemId());
    }
}
