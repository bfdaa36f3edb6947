package dip.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A strictly parsed JSON document over its own bytes. Nodes are ints; text is decoded only when asked for.
 * Immutable after {@link #parse} as long as nobody changes the bytes; safe to share between threads.
 */
public final class JsonDocument {

    /** What {@link #member} answers where there is no such member. */
    public static final int MISSING = -1;

    /*
     * The tape holds four ints a node, in document order; a node's number is the place of the first:
     * start; end (complement where the value is a string that is not plain); next sibling or MISSING;
     * offset of the name's first character (negated where the name is not plain; 0 where there is none).
     * The kind of a value is told by its first byte.
     */
    static final int STRIDE = 4;
    static final int END = 1;
    static final int NEXT = 2;
    static final int NAME = 3;

    private static final int ROOT = 0;

    private final byte[] bytes;
    private final int[] tape;
    private final boolean foldNames;

    JsonDocument(byte[] bytes, int[] tape, boolean foldNames) {
        this.bytes = bytes;
        this.tape = tape;
        this.foldNames = foldNames;
    }

    /**
     * Parses {@code bytes[from, to)} as one document.
     *
     * @throws MalformedJson for anything that RFC 8259 or the limits refuse: duplicate keys (compared as decoded),
     *     trailing content, invalid UTF-8, a lone surrogate, byte order mark, NaN, depth, size, number length
     */
    public static JsonDocument parse(byte[] bytes, int from, int to, JsonLimits limits) throws MalformedJson {
        return new JsonParser(bytes, from, to, limits).parse();
    }

    /** The array that was parsed, itself; nodes' offsets count from its beginning. */
    public byte[] bytes() {
        return bytes;
    }

    public int root() {
        return ROOT;
    }

    public JsonType type(int node) {
        return switch (bytes[tape[node]]) {
            case '{' -> JsonType.OBJECT;
            case '[' -> JsonType.ARRAY;
            case '"' -> JsonType.STRING;
            case 't' -> JsonType.TRUE;
            case 'f' -> JsonType.FALSE;
            case 'n' -> JsonType.NULL;
            default -> JsonType.NUMBER;
        };
    }

    /** The value of the member with this name, or {@link #MISSING}; also MISSING where {@code object} is no object. */
    public int member(int object, String name) {
        if (object == MISSING || type(object) != JsonType.OBJECT) {
            return MISSING;
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        boolean quoted = name.indexOf('"') >= 0;
        int child = first(object);
        while (child != MISSING && !(quoted ? isDecodedAs(tape[child + NAME], utf8) : isNamed(child, utf8))) {
            child = next(child);
        }
        return child;
    }

    /**
     * Whether {@code node} is the member with this name, in any case where the document folds names.
     *
     * @param name as UTF-8, without a quote in it
     */
    public boolean isNamed(int node, byte[] name) {
        int from = tape[node + NAME];
        return from > 0 ? Names.isNamed(bytes, from, name, 0, name.length, foldNames) : from < 0 && isDecodedAs(from, name);
    }

    private boolean isDecodedAs(int from, byte[] name) {
        byte[] decoded = Names.utf8(bytes, from);
        return Names.equal(decoded, 0, decoded.length, name, 0, name.length, foldNames);
    }

    /** Number of members or elements, by walking over them. */
    public int size(int container) {
        int size = 0;
        for (int child = first(container); child != MISSING; child = next(child)) {
            size++;
        }
        return size;
    }

    /** First element, or value of the first member; {@link #MISSING} where the container is empty or the node is none. */
    public int first(int container) {
        int child = container + STRIDE;
        return child < tape.length && tape[child] < end(container) ? child : MISSING;
    }

    /** The sibling after {@code node}, or {@link #MISSING}. */
    public int next(int node) {
        return tape[node + NEXT];
    }

    /** The name of the member whose value {@code node} is, decoded; null for an array's element and the root. */
    public String name(int node) {
        int from = tape[node + NAME];
        return from == 0 ? null : new String(Names.utf8(bytes, from), StandardCharsets.UTF_8);
    }

    /** {@link #name} as UTF-8, for a member's value only. */
    public byte[] nameUtf8(int member) {
        return Names.utf8(bytes, tape[member + NAME]);
    }

    /** A string's decoded text, a number's literal, or {@code true}, {@code false}, {@code null}; a container's own bytes. */
    public String text(int node) {
        return type(node) == JsonType.STRING ? string(node)
                : new String(bytes, start(node), end(node) - start(node), StandardCharsets.UTF_8);
    }

    /** The decoded text where {@code node} is a string; null otherwise, also for {@link #MISSING}. */
    public String stringOrNull(int node) {
        return node != MISSING && type(node) == JsonType.STRING ? string(node) : null;
    }

    /**
     * Whether {@code node} is a string of nothing but ASCII characters and no escapes, so that its text stands
     * between {@code start + 1} and {@code end - 1} as it is.
     */
    public boolean isPlain(int node) {
        return bytes[tape[node]] == '"' && tape[node + END] >= 0;
    }

    /** A string's decoded text as UTF-8. */
    public byte[] utf8(int node) {
        int from = start(node) + 1;
        int to = end(node) - 1;
        return isPlain(node) ? Arrays.copyOfRange(bytes, from, to) : Escapes.decode(bytes, from, to);
    }

    /** Offset of the value's first byte in {@link #bytes}. */
    public int start(int node) {
        return tape[node];
    }

    /** Offset behind the value's last byte in {@link #bytes}. */
    public int end(int node) {
        int end = tape[node + END];
        return end < 0 ? ~end : end;
    }

    private String string(int node) {
        return isPlain(node)
                ? new String(bytes, start(node) + 1, end(node) - start(node) - 2, StandardCharsets.ISO_8859_1)
                : new String(utf8(node), StandardCharsets.UTF_8);
    }
}
