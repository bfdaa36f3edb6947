package dip.model.json;

/** Well-formed UTF-8: the table of the Unicode Standard, chapter 3, table 3-7. */
final class Utf8 {

    private Utf8() {
    }

    /**
     * The offset behind the sequence of two to four bytes at {@code i}, or −1 where it is not well-formed: cut off,
     * overlong, a surrogate, above U+10FFFF.
     */
    static int next(byte[] in, int i, int to) {
        int lead = in[i] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return tail(in, i + 1, to, 1, 0x80, 0xBF);
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return tail(in, i + 1, to, 2, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            return tail(in, i + 1, to, 3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
        }
        return -1;
    }

    private static int tail(byte[] in, int i, int to, int count, int lowest, int highest) {
        if (to - i < count || (in[i] & 0xFF) < lowest || (in[i] & 0xFF) > highest) {
            return -1;
        }
        for (int k = 1; k < count; k++) {
            if ((in[i + k] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return i + count;
    }
}
