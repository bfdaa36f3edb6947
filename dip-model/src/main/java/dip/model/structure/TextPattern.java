package dip.model.structure;

/** A regular expression of ECMA-262 over UTF-8. */
interface TextPattern {

    boolean matches(byte[] utf8, int from, int to);

    /** @throws java.util.regex.PatternSyntaxException where the expression is wrong, or means something that Java's cannot */
    static TextPattern of(String expression) {
        TextPattern flat = FlatPattern.of(expression);
        return flat != null ? flat : new RegexPattern(expression);
    }
}
