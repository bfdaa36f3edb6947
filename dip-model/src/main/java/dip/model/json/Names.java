package dip.model.json;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * The names of one object so far, to find one that comes twice. A name is the offset of its first character, negated
 * where it is not plain. A bit a name rules most candidates out; many names go into a tree, so that no choice of
 * names makes this slow.
 */
final class Names {

    private static final int FEW = 32;

    private final byte[] in;
    private final boolean fold;
    private final int caseless;
    private int[] names = new int[8];
    private int count;
    private long seen;
    private TreeSet<byte[]> many;

    Names(byte[] in, boolean fold) {
        this.in = in;
        this.fold = fold;
        this.caseless = fold ? 0xDF : 0xFF;
    }

    /** @param end offset of the name's closing quote */
    boolean isDuplicate(int name, int end) {
        if (count == FEW) {
            return isAmongMany(name);
        }
        long bits = name < 0 ? -1L : 1L << (((in[name] & caseless) * 31 + (in[end - 1] & caseless)) * 31 + end - name);
        boolean duplicate = (seen & bits) != 0 && isAmongFew(name, end);
        seen |= bits;
        if (count == names.length) {
            names = Arrays.copyOf(names, FEW);
        }
        names[count++] = name;
        return duplicate;
    }

    private boolean isAmongFew(int name, int end) {
        for (int i = 0; i < count; i++) {
            int other = names[i];
            boolean same = name > 0 && other > 0 ? isNamed(in, other, in, name, end, fold) : isSameDecoded(name, other);
            if (same) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameDecoded(int name, int other) {
        byte[] a = utf8(in, name);
        byte[] b = utf8(in, other);
        return equal(a, 0, a.length, b, 0, b.length, fold);
    }

    private boolean isAmongMany(int name) {
        if (many == null) {
            many = new TreeSet<>(Arrays::compare);
            for (int i = 0; i < count; i++) {
                many.add(key(names[i]));
            }
        }
        return !many.add(key(name));
    }

    private byte[] key(int name) {
        byte[] key = utf8(in, name);
        if (fold) {
            for (int i = 0; i < key.length; i++) {
                key[i] = (byte) lower(key[i]);
            }
        }
        return key;
    }

    /** The decoded name, as UTF-8. */
    static byte[] utf8(byte[] in, int name) {
        int from = Math.abs(name);
        int to = from;
        while (in[to] != '"') {
            to += in[to] == '\\' ? 2 : 1;
        }
        return name < 0 ? Escapes.decode(in, from, to) : Arrays.copyOfRange(in, from, to);
    }

    /** Whether the plain name that starts at {@code name} is {@code wanted[from, to)}, which has no quote in it. */
    static boolean isNamed(byte[] in, int name, byte[] wanted, int from, int to, boolean fold) {
        int end = name + to - from;
        return end < in.length && in[end] == '"' && equal(in, name, end, wanted, from, to, fold);
    }

    static boolean equal(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo, boolean fold) {
        if (!fold) {
            return Arrays.equals(a, aFrom, aTo, b, bFrom, bTo);
        }
        if (aTo - aFrom != bTo - bFrom) {
            return false;
        }
        int i = 0;
        while (i < aTo - aFrom && lower(a[aFrom + i]) == lower(b[bFrom + i])) {
            i++;
        }
        return i == aTo - aFrom;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 0x20 : b;
    }
}
