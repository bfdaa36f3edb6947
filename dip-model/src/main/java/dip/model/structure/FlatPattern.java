package dip.model.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The common kind of expression: from {@code ^} to {@code $} a row of ASCII characters or classes, each with its
 * number of repetitions, where reading as many as possible is always right. Runs over the bytes without a copy.
 */
final class FlatPattern implements TextPattern {

    /** A set of ASCII characters as two words, and how often one of them comes. */
    private record Part(long low, long high, int min, int max) {

        boolean has(byte b) {
            return b >= 0 && ((b < 64 ? low : high) >>> b & 1) != 0;
        }

        char any(RandomGenerator random) {
            int choice = random.nextInt(Long.bitCount(low) + Long.bitCount(high));
            char c = 0;
            while (!has((byte) c) || choice-- > 0) {
                c++;
            }
            return c;
        }

        boolean meets(Part other) {
            return (low & other.low) != 0 || (high & other.high) != 0;
        }
    }

    /** So many more than the fewest repetitions come in an example. */
    private static final int MORE = 2;

    private final Part[] parts;

    private FlatPattern(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    /** Null where the expression is of another kind. */
    static FlatPattern of(String expression) {
        List<Part> parts = new Reader(expression).read();
        return parts != null && isPlainlyGreedy(parts) ? new FlatPattern(parts) : null;
    }

    private static boolean isPlainlyGreedy(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            for (int k = i + 1; k < parts.size() && parts.get(i).min < parts.get(i).max; k++) {
                if (parts.get(i).meets(parts.get(k))) {
                    return false;
                }
                if (parts.get(k).min > 0) {
                    break;
                }
            }
        }
        return true;
    }

    @Override
    public boolean matches(byte[] utf8, int from, int to) {
        int at = from;
        for (Part part : parts) {
            int start = at;
            int most = part.max < to - at ? at + part.max : to;
            while (at < most && part.has(utf8[at])) {
                at++;
            }
            if (at - start < part.min) {
                return false;
            }
        }
        return at == to;
    }

    /** A match, short and without what may be left out. */
    String example(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            int count = part.min == 0 ? 0 : part.min + random.nextInt(Math.min(part.max - part.min, MORE) + 1);
            for (int i = 0; i < count; i++) {
                text.append(part.any(random));
            }
        }
        return text.toString();
    }

    /** Reads an expression as far as it is of this kind. */
    private static final class Reader {

        private static final String META = "\\[](){}*+?.|^$";
        private static final String ESCAPABLE = META + "-/";

        private final String text;
        private int at = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Part> read() {
            int end = text.length() - 1;
            if (end < 1 || text.charAt(0) != '^' || text.charAt(end) != '$') {
                return null;
            }
            List<Part> parts = new ArrayList<>();
            while (at < end) {
                long[] set = set();
                int[] times = set == null ? null : times();
                if (times == null) {
                    return null;
                }
                parts.add(new Part(set[0], set[1], times[0], times[1]));
            }
            return at == end ? parts : null;
        }

        private long[] set() {
            long[] set = new long[2];
            char c = text.charAt(at);
            if (c == '[') {
                return characterClass(set);
            }
            if (c == '\\' && text.charAt(at + 1) == 'd') {
                at += 2;
                return add(set, '0', '9');
            }
            if (c == '\\' && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            } else if (META.indexOf(c) >= 0) {
                return null;
            }
            c = text.charAt(at++);
            return add(set, c, c);
        }

        private long[] characterClass(long[] set) {
            int close = text.indexOf(']', at);
            String inside = close < 0 ? "^" : text.substring(at + 1, close);
            if (inside.isEmpty() || inside.indexOf('^') >= 0 || inside.indexOf('\\') >= 0) {
                return null;
            }
            long[] filled = set;
            for (int i = 0; i < inside.length() && filled != null; i++) {
                boolean span = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
                filled = add(filled, inside.charAt(i), inside.charAt(span ? i + 2 : i));
                i += span ? 2 : 0;
            }
            at = close + 1;
            return filled;
        }

        private static long[] add(long[] set, char first, char last) {
            if (last >= 128) {
                return null;
            }
            for (int c = first; c <= last; c++) {
                set[c >> 6] |= 1L << c;
            }
            return set;
        }

        private int[] times() {
            int[] times = switch (text.charAt(at)) {
                case '?' -> new int[] {0, 1};
                case '+' -> new int[] {1, Integer.MAX_VALUE};
                case '*' -> new int[] {0, Integer.MAX_VALUE};
                case '{' -> counted();
                default -> new int[] {1, 1};
            };
            if (times != null && "?+*}".indexOf(text.charAt(at)) >= 0) {
                at++;
                at += text.charAt(at) == '?' ? 1 : 0;
            }
            return times;
        }

        private int[] counted() {
            int close = text.indexOf('}', at);
            String inside = close < 0 ? "" : text.substring(at + 1, close);
            if (!inside.matches("[0-9]{1,6}(,[0-9]{0,6})?")) {
                return null;
            }
            at = close;
            String[] ends = inside.split(",", -1);
            int min = Integer.parseInt(ends[0]);
            return new int[] {min, ends.length == 1 ? min : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1])};
        }
    }
}
