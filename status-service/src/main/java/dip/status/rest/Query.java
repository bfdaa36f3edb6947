package dip.status.rest;

import dip.sending.rest.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a request for a page. What cannot be meant is refused, never passed over: a filter that does not
 * filter misleads.
 */
public final class Query {

    public static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;
    static final int MAX_TEXT = 250;
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";

    private final Map<String, List<String>> given;

    /**
     * @param given the request's parameters, by name
     * @param names of those that there are, beside {@code after} and {@code limit}
     */
    public Query(Map<String, List<String>> given, Set<String> names) {
        this.given = given;
        Set<String> all = new TreeSet<>(names);
        all.addAll(Set.of(AFTER, LIMIT));
        given.forEach((name, values) -> {
            if (!all.contains(name)) {
                throw bad(name, "unknown", "There is no such filter; there are " + String.join(", ", all) + ".");
            }
            if (values.size() > 1) {
                throw bad(name, "maxItems", "Give it once.");
            }
            String value = values.getFirst();
            if (value.isEmpty() || value.length() > MAX_TEXT || value.indexOf('\0') >= 0) {
                throw bad(name, "length", "Between 1 and " + MAX_TEXT + " characters, none of them U+0000.");
            }
        });
    }

    /** Null where it was not given. */
    public String text(String name) {
        return given.containsKey(name) ? given.get(name).getFirst() : null;
    }

    /** Null where it was not given. */
    public String oneOf(String name, Set<String> values) {
        String value = text(name);
        if (value != null && !values.contains(value)) {
            throw bad(name, "unknown", "It is one of " + new TreeSet<>(values) + ".");
        }
        return value;
    }

    /** Null where it was not given. */
    public Long number(String name) {
        return text(name) == null ? null : number(name, 1, Long.MAX_VALUE, 0);
    }

    public int limit() {
        return Math.toIntExact(number(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT));
    }

    /** Rows behind this one: {@link Long#MAX_VALUE} for the first page. */
    public long after() {
        return number(AFTER, 1, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private static Refusal bad(String where, String rule, String advice) {
        return new Refusal(400, "Bad request", where, rule, advice);
    }

    private long number(String name, long least, long most, long otherwise) {
        if (text(name) == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw bad(name, "type", "Write a whole number.");
        }
        throw bad(name, "range", "Between " + least + " and " + most + ".");
    }
}
