package dip.model.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Text;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private static final Set<String> FLAT = new TreeSet<>();

    static {
        Catalogue.builtIn().variants().forEach(variant -> collect(variant.payload()));
        FLAT.removeIf(expression -> FlatPattern.of(expression) == null);
        FLAT.addAll(Set.of("^[a-z]+-?X?$", "^a{2,}b$", "^[-a]c*$", "^\\.\\-?$", "^$"));
    }

    @Test
    void onlyTheSenderReferenceNeedsTheGeneralEngine() {
        Set<String> all = new TreeSet<>();
        Catalogue.builtIn().variants().forEach(variant -> collectInto(all, variant.payload()));

        assertThat(all).filteredOn(expression -> FlatPattern.of(expression) == null).singleElement().asString().startsWith("^S-(");
    }

    @Property(tries = 5000, seed = "3")
    void theFastMatcherAgreesWithTheGeneralOne(@ForAll("expressions") String expression, @ForAll("texts") String text) {
        assertThat(matches(FlatPattern.of(expression), text)).isEqualTo(matches(new RegexPattern(expression), text));
    }

    @Property(tries = 500, seed = "4")
    void examplesMatch(@ForAll("expressions") String expression, @ForAll long seed) {
        String example = PatternExample.of(expression, new Random(seed));

        assertThat(matches(new RegexPattern(expression), example)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^a*a$", "^(a|b)$", "a$", "^a", "^a|b$", "^[^a]$", "^\\w$", "^a{x}$", "^a\\b$", "^é$"})
    void otherExpressionsGoToTheGeneralEngine(String expression) {
        assertThat(FlatPattern.of(expression)).isNull();
    }

    /** Expression, text, whether ECMA-262 matches. */
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"^\\d+$,\u0661\u0662,false", "^\\d{3}?$,123,true", "^.$,\u0085,true",
        "^.$,\u2028,false", "^\\s$,\u00a0,true", "^\\s$,\ufeff,true", "^\\S$,\u00a0,false", "b,abc,true",
        "^[[a]$,[,true", "^[a&&b]$,&,true", "^[$]$,$,true", "^\\$$,$,true", "^.$,😀,true", "^[a-zA-Z0-9]+$,abcé,false"})
    void expressionsMeanWhatEcmaScriptSays(String expression, String text, boolean expected) {
        assertThat(matches(TextPattern.of(expression), text)).isEqualTo(expected);
    }

    @Test
    void blanksInsideAClassAreUnicodes() {
        assertThat(matches(TextPattern.of("^[a\\s]$"), "\u2003")).isTrue();
        assertThat(matches(TextPattern.of("^[a\\s]$"), "b")).isFalse();
    }

    @Test
    void theEndIsTheVeryEnd() {
        assertThat(matches(TextPattern.of("^(a|b)$"), "a\n")).isFalse();
        assertThat(matches(TextPattern.of("^[a-z]$"), "a\n")).isFalse();
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(FLAT);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> near = Arbitraries.strings().withChars("0123456789").ofMaxLength(14);
        return Arbitraries.oneOf(near, near.map(s -> "-" + s + ".123"), near.map(s -> s + ".123456"), near.map(s -> s + ".12"),
                Arbitraries.strings().withChars("ABCDab-.x\n\u0661").ofMaxLength(6));
    }

    private static boolean matches(TextPattern pattern, String text) {
        byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return pattern.matches(utf8, 1, utf8.length - 1);
    }

    private static void collect(Shape shape) {
        collectInto(FLAT, shape);
    }

    private static void collectInto(Set<String> expressions, Shape shape) {
        switch (shape) {
            case Text text when text.pattern() != null -> expressions.add(text.pattern());
            case Items items -> collectInto(expressions, items.element());
            case Block block -> block.fields().forEach(field -> collectInto(expressions, field.shape()));
            default -> { }
        }
    }
}
