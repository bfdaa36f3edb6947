package dip.status.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some rows, newest first.
 *
 * @param next for the parameter {@code after} of the next page; null where this is the last
 */
@RegisterForReflection
public record Page<T>(List<T> items, Long next) {

    /** @param found one more than {@code limit}, where there is more */
    public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> key) {
        return found.size() <= limit ? new Page<>(found, null)
                : new Page<>(List.copyOf(found.subList(0, limit)), key.applyAsLong(found.get(limit - 1)));
    }
}
