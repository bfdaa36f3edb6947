package dip.model.json;

import static dip.model.json.JsonDocument.END;
import static dip.model.json.JsonDocument.MISSING;
import static dip.model.json.JsonDocument.NAME;
import static dip.model.json.JsonDocument.NEXT;
import static dip.model.json.JsonDocument.STRIDE;

import dip.model.json.MalformedJson.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one document into a tape (its form: {@link JsonDocument}) by recursive descent. Used once. */
final class JsonParser {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES_PER_NODE = 12;

    private final byte[] in;
    private final int from;
    private final int to;
    private final JsonLimits limits;
    private final StringScanner strings;
    private int[] tape;
    private int top;
    private int at;

    JsonParser(byte[] in, int from, int to, JsonLimits limits) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.limits = limits;
        this.strings = new StringScanner(in, from, to);
        this.at = from;
    }

    JsonDocument parse() throws MalformedJson {
        if (to - from > limits.maxBytes()) {
            throw fail(Reason.TOO_LARGE, limits.maxBytes(), "the document is longer than " + limits.maxBytes() + " bytes");
        }
        tape = new int[((to - from) / BYTES_PER_NODE + 4) * STRIDE];
        skipBlanks();
        if (at == to) {
            throw fail(Reason.EMPTY, "the document is empty");
        }
        if (in[at] == (byte) 0xEF) {
            throw fail(Reason.SYNTAX, "the document starts with a byte order mark or another character that JSON does not know");
        }
        value(0, 0);
        skipBlanks();
        if (at < to) {
            throw fail(Reason.TRAILING_CONTENT, "something follows the end of the document");
        }
        return new JsonDocument(in, Arrays.copyOf(tape, top), limits.foldNames());
    }

    private int value(int name, int depth) throws MalformedJson {
        int node = add(name);
        switch (peek()) {
            case '{' -> object(node, depth + 1);
            case '[' -> array(node, depth + 1);
            case '"' -> {
                boolean plain = strings.scan(at);
                at = strings.end();
                tape[node + END] = plain ? at : ~at;
                return node;
            }
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> number();
        }
        tape[node + END] = at;
        return node;
    }

    private int add(int name) throws MalformedJson {
        if (top == tape.length) {
            grow();
        }
        int node = top;
        top += STRIDE;
        tape[node] = at;
        tape[node + NEXT] = MISSING;
        tape[node + NAME] = name;
        return node;
    }

    private void grow() throws MalformedJson {
        int most = JsonLimits.mostValues(to - from) * STRIDE;
        if (top >= most) {
            throw fail(Reason.TOO_LARGE, "there are more values than " + JsonLimits.mostValues(to - from)
                    + " in " + (to - from) + " bytes: no DIP message is so dense");
        }
        tape = Arrays.copyOf(tape, Math.min(top * 2, most));
    }

    private void object(int node, int depth) throws MalformedJson {
        if (opensEmpty('}', depth)) {
            return;
        }
        Names names = new Names(in, limits.foldNames());
        int last = MISSING;
        do {
            skipBlanks();
            int quote = at;
            boolean plain = nameIsPlain();
            int name = plain ? quote + 1 : -(quote + 1);
            if (names.isDuplicate(name, at - 1)) {
                throw fail(Reason.DUPLICATE_KEY, quote, "a name stands twice in the same object");
            }
            skipBlanks();
            expect(':');
            skipBlanks();
            last = link(last, value(name, depth));
        } while (goesOn('}'));
    }

    private boolean nameIsPlain() throws MalformedJson {
        if (peek() != '"') {
            throw fail(Reason.SYNTAX, "a name in quotes is expected here");
        }
        boolean plain = strings.scan(at);
        at = strings.end();
        return plain;
    }

    private void array(int node, int depth) throws MalformedJson {
        if (opensEmpty(']', depth)) {
            return;
        }
        int last = MISSING;
        do {
            skipBlanks();
            last = link(last, value(0, depth));
        } while (goesOn(']'));
    }

    private boolean opensEmpty(char bracket, int depth) throws MalformedJson {
        if (depth > limits.maxDepth()) {
            throw fail(Reason.TOO_DEEP, "arrays and objects are nested deeper than " + limits.maxDepth());
        }
        at++;
        skipBlanks();
        if (peek() != bracket) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char bracket) throws MalformedJson {
        skipBlanks();
        byte b = peek();
        if (b != ',' && b != bracket) {
            throw fail(Reason.SYNTAX, "a comma or " + bracket + " is expected here");
        }
        at++;
        return b == ',';
    }

    private int link(int last, int node) {
        if (last != MISSING) {
            tape[last + NEXT] = node;
        }
        return node;
    }

    private void literal(byte[] word) throws MalformedJson {
        if (to - at < word.length || !Arrays.equals(in, at, at + word.length, word, 0, word.length)) {
            throw fail(Reason.SYNTAX, "no JSON value: true, false and null are the only words");
        }
        at += word.length;
    }

    private void number() throws MalformedJson {
        int start = at;
        if (in[at] == '-') {
            at++;
        }
        boolean zero = at < to && in[at] == '0';
        digits();
        if (zero && at - start > (in[start] == '-' ? 2 : 1)) {
            throw fail(Reason.SYNTAX, start, "a number has a leading zero");
        }
        if (at < to && in[at] == '.') {
            at++;
            digits();
        }
        if (at < to && (in[at] | 0x20) == 'e') {
            at++;
            if (at < to && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits();
        }
        if (at - start > limits.maxNumberLength()) {
            throw fail(Reason.NUMBER_TOO_LONG, start, "a number is longer than " + limits.maxNumberLength() + " characters");
        }
    }

    private void digits() throws MalformedJson {
        int start = at;
        while (at < to && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw fail(Reason.SYNTAX, at == to ? "the document ends too early" : "no JSON value");
        }
    }

    private void skipBlanks() {
        while (at < to && in[at] <= ' ' && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private void expect(char c) throws MalformedJson {
        if (peek() != c) {
            throw fail(Reason.SYNTAX, c + " is expected here");
        }
        at++;
    }

    private byte peek() throws MalformedJson {
        if (at == to) {
            throw fail(Reason.SYNTAX, "the document ends too early");
        }
        return in[at];
    }

    private MalformedJson fail(Reason reason, String message) {
        return fail(reason, at, message);
    }

    private MalformedJson fail(Reason reason, int offset, String message) {
        return new MalformedJson(reason, offset - from, message);
    }
}
