package dip.model.json;

import java.nio.charset.StandardCharsets;

/** The escapes of a string literal (RFC 8259 section 7). */
final class Escapes {

    /** Length of an escape that names a UTF-16 unit in hexadecimal. */
    static final int UNIT = 6;

    private Escapes() {
    }

    /** The UTF-16 unit that the escape at {@code i} names, or −1 where there is none. */
    static int unit(byte[] in, int i, int to) {
        if (to - i < UNIT || in[i] != '\\' || in[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = i + 2; k < i + UNIT; k++) {
            int digit = in[k] < 0 ? -1 : Character.digit(in[k], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** The text of a well-formed literal's inside, as UTF-8. */
    static byte[] decode(byte[] in, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int clean = from;
        for (int i = from; i < to;) {
            if (in[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(in, clean, i - clean, StandardCharsets.UTF_8));
            text.append(character(in, i, to));
            i += in[i + 1] == 'u' ? UNIT : 2;
            clean = i;
        }
        text.append(new String(in, clean, to - clean, StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static char character(byte[] in, int i, int to) {
        return switch (in[i + 1]) {
            case 'u' -> (char) unit(in, i, to);
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) in[i + 1];
        };
    }
}
