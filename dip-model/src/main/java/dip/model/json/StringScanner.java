package dip.model.json;

import dip.model.json.MalformedJson.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of a string literal, refusing on the way what may not stand in it; eight bytes at a time. */
final class StringScanner {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES * 0x80;
    private static final long BLANKS = ONES * 0x20;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final byte[] in;
    private final int from;
    private final int to;
    private int end;

    StringScanner(byte[] in, int from, int to) {
        this.in = in;
        this.from = from;
        this.to = to;
    }

    /** Offset behind the closing quote of the literal scanned last. */
    int end() {
        return end;
    }

    /** @return whether the literal that opens at {@code quote} is plain: ASCII only and without escapes */
    boolean scan(int quote) throws MalformedJson {
        boolean plain = true;
        int i = skipOrdinary(quote + 1);
        while (in[i] != '"') {
            plain = false;
            i = skipOrdinary(in[i] == '\\' ? escape(i) : character(i));
        }
        end = i + 1;
        return plain;
    }

    /** The first byte from {@code i} on that is a quote, a backslash, a control character or not ASCII. */
    private int skipOrdinary(int i) throws MalformedJson {
        int at = i;
        while (at <= to - Long.BYTES) {
            long special = special((long) LONG.get(in, at));
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && in[at] >= ' ' && in[at] != '"' && in[at] != '\\') {
            at++;
        }
        if (at >= to) {
            throw fail(Reason.SYNTAX, to, "a string is not closed");
        }
        return at;
    }

    /** The high bit of each special byte; bytes above the lowest special one may be marked wrongly. */
    private static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - BLANKS) & ~word | word) & HIGH;
    }

    private int character(int i) throws MalformedJson {
        if (in[i] >= 0) {
            throw fail(Reason.SYNTAX, i, "a control character stands unescaped in a string");
        }
        int next = Utf8.next(in, i, to);
        if (next < 0) {
            throw fail(Reason.NOT_UTF8, i, "the bytes are not UTF-8");
        }
        return next;
    }

    private int escape(int i) throws MalformedJson {
        int next = i + 1 < to ? in[i + 1] : 0;
        return switch (next) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 2;
            case 'u' -> unicodeEscape(i);
            default -> throw fail(Reason.SYNTAX, i, "no JSON escape");
        };
    }

    private int unicodeEscape(int i) throws MalformedJson {
        int unit = Escapes.unit(in, i, to);
        if (unit < 0) {
            throw fail(Reason.SYNTAX, i, "four hexadecimal digits are expected after the escape");
        }
        if (!Character.isSurrogate((char) unit)) {
            return i + Escapes.UNIT;
        }
        int low = Escapes.unit(in, i + Escapes.UNIT, to);
        if (low < 0 || !Character.isSurrogatePair((char) unit, (char) low)) {
            throw fail(Reason.SYNTAX, i, "half of a surrogate pair is no character");
        }
        return i + 2 * Escapes.UNIT;
    }

    private MalformedJson fail(Reason reason, int offset, String message) {
        return new MalformedJson(reason, offset - from, message);
    }
}
