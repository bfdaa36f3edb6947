package dip.model.json;

/**
 * A strictly parsed JSON document over its own bytes. Nodes are ints; text is decoded only when asked for.
 * Immutable after {@link #parse}; safe to share between threads.
 */
public final class JsonDocument {

    /** What {@link #member} answers where there is no such member. */
    public static final int MISSING = -1;

    private JsonDocument() {
    }

    /**
     * Parses {@code bytes[from, to)} as one document.
     *
     * @throws MalformedJson for anything that RFC 8259 or the limits refuse: duplicate keys, trailing content,
     *     invalid UTF-8, byte order mark, NaN, depth, size, number length
     */
    public static JsonDocument parse(byte[] bytes, int from, int to, JsonLimits limits) throws MalformedJson {
        throw new UnsupportedOperationException();
    }

    public byte[] bytes() {
        throw new UnsupportedOperationException();
    }

    public int root() {
        throw new UnsupportedOperationException();
    }

    public JsonType type(int node) {
        throw new UnsupportedOperationException();
    }

    /** The value of the member with exactly this name, or {@link #MISSING}; also MISSING where {@code object} is no object. */
    public int member(int object, String name) {
        throw new UnsupportedOperationException();
    }

    /** Number of members or elements. */
    public int size(int container) {
        throw new UnsupportedOperationException();
    }

    /** First element, or value of the first member; {@link #MISSING} where the container is empty. */
    public int first(int container) {
        throw new UnsupportedOperationException();
    }

    /** The sibling after {@code node}, or {@link #MISSING}. */
    public int next(int node) {
        throw new UnsupportedOperationException();
    }

    /** The name of the member whose value {@code node} is, decoded; null for an array's element and the root. */
    public String name(int node) {
        throw new UnsupportedOperationException();
    }

    /** A string's decoded text, a number's literal, or {@code true}, {@code false}, {@code null}. */
    public String text(int node) {
        throw new UnsupportedOperationException();
    }

    /** The decoded text where {@code node} is a string; null otherwise, also for {@link #MISSING}. */
    public String stringOrNull(int node) {
        throw new UnsupportedOperationException();
    }

    /** Offset of the value's first byte in {@link #bytes}. */
    public int start(int node) {
        throw new UnsupportedOperationException();
    }

    /** Offset behind the value's last byte in {@link #bytes}. */
    public int end(int node) {
        throw new UnsupportedOperationException();
    }
}
