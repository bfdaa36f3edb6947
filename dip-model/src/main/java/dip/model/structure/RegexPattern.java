package dip.model.structure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Any expression, by Java's engine, with what Java reads otherwise rewritten. */
final class RegexPattern implements TextPattern {

    private static final String BLANKS = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private final Pattern pattern;

    RegexPattern(String expression) {
        pattern = Pattern.compile(translate(expression));
    }

    @Override
    public boolean matches(byte[] utf8, int from, int to) {
        return pattern.matcher(new String(utf8, from, to - from, StandardCharsets.UTF_8)).find();
    }

    /**
     * {@code $} is the very end; {@code .} stops at four line ends only; {@code \s} knows all of Unicode's blanks;
     * brackets and && inside a class are plain characters. {@code \d}, {@code \w} and {@code \b} are ASCII in both.
     */
    static String translate(String expression) {
        StringBuilder java = new StringBuilder(expression.length() + 8);
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                java.append(escape(expression.charAt(++i), inClass));
            } else if (inClass) {
                inClass = c != ']';
                java.append(c == '[' || c == '&' ? "\\" : "").append(c);
            } else {
                inClass = c == '[';
                java.append(c == '$' ? "\\z" : c == '.' ? "[^\\n\\r\\u2028\\u2029]" : String.valueOf(c));
            }
        }
        return java.toString();
    }

    private static String escape(char c, boolean inClass) {
        return switch (c) {
            case 's' -> inClass ? BLANKS : '[' + BLANKS + ']';
            case 'S' -> "[^" + BLANKS + ']';
            case 'v' -> "\\x0b";
            case '0' -> "\\x00";
            case 'b' -> inClass ? "\\x08" : "\\b";
            default -> "\\" + c;
        };
    }
}
