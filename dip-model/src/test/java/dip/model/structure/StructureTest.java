package dip.model.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonPointer;
import dip.model.json.MalformedJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {

    private static final Text NAME = new Text("name", 2, 3, List.of(), null, false, true);
    private static final Numeric FIFTEENS = new Numeric(null, true, new BigDecimal(15), new BigDecimal(60), new BigDecimal(15), false);
    private static final Block THING = new Block(null, List.of(new Field("name", true, NAME), new Field("count", false, FIFTEENS)), false, false);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"30", "30.0", "3e1", "60", "15.000"})
    void wholeNumbersMayBeWrittenInAnyWay(String literal) throws MalformedJson {
        assertThat(violations(FIFTEENS, literal)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"30.5,type", "14,minimum", "61,maximum", "31,multipleOf", "|\"30\"|,type", "null,type", "true,type",
        "1e999999999,maximum", "1e99999999999999999999,maximum", "1e-999999999,type", "-1e999999999,minimum"})
    void numbersAreJudgedByTheirExactValue(String literal, String rule) throws MalformedJson {
        assertThat(violations(FIFTEENS, literal)).containsExactly(" " + rule);
    }

    @Test
    void lengthsCountCodePoints() throws MalformedJson {
        assertThat(violations(NAME, "\"😀😀😀\"")).isEmpty();
        assertThat(violations(NAME, "\"\\uD83D\\uDE00\"")).containsExactly(" minLength");
        assertThat(violations(NAME, "\"éééé\"")).containsExactly(" maxLength");
        assertThat(violations(NAME, "\"\\u0061\\u0062\"")).isEmpty();
        assertThat(violations(NAME, "null")).isEmpty();
    }

    @Test
    void everythingWrongIsToldInOrder() throws MalformedJson {
        Items list = new Items(null, 1, 3, THING, false);

        assertThat(violations(list, """
                [{"count": 7, "name": "ab"}, {"count": 30, "a/b~": 1}, {"Name": "ab"}, 5]""")).containsExactly(
                "/0/count minimum", "/1/a~1b~0 additionalProperties", "/1/name required", "/2/Name additionalProperties",
                "/2/name required", "/3 type", " maxItems");
        assertThat(violations(list, "[]")).containsExactly(" minItems");
    }

    @Test
    void namesFoldWhereTheDocumentFoldsThem() throws MalformedJson {
        byte[] text = "{\"NAME\":\"ab\",\"Count\":30}".getBytes(StandardCharsets.UTF_8);
        Told told = new Told(JsonDocument.parse(text, 0, text.length, JsonLimits.DEFAULT.foldNames(true)), Integer.MAX_VALUE);

        new StructureCompiler().compile(THING).check(told.json, told.json.root(), told);

        assertThat(told.list).isEmpty();
    }

    @Test
    void enoughIsEnough() throws MalformedJson {
        byte[] text = ("[" + "{},".repeat(1_000) + "{}]").getBytes(StandardCharsets.UTF_8);
        Told told = new Told(JsonDocument.parse(text, 0, text.length, JsonLimits.DEFAULT), 10);

        new StructureCompiler().compile(new Items(null, 0, 5, THING, false)).check(told.json, told.json.root(), told);

        assertThat(told.list).hasSize(10);
    }

    private static List<String> violations(Shape shape, String text) throws MalformedJson {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Told told = new Told(JsonDocument.parse(utf8, 0, utf8.length, JsonLimits.DEFAULT), Integer.MAX_VALUE);
        new StructureCompiler().compile(shape).check(told.json, told.json.root(), told);
        return told.list;
    }

    /** Hears violations as "pointer rule". */
    private static final class Told implements Violations {

        private final JsonDocument json;
        private final int most;
        private final List<String> list = new ArrayList<>();

        Told(JsonDocument json, int most) {
            this.json = json;
            this.most = most;
        }

        @Override
        public boolean isFull() {
            return list.size() >= most;
        }

        @Override
        public void wrong(int node, String rule, String advice) {
            list.add(JsonPointer.to(json, json.root(), node) + ' ' + rule);
        }

        @Override
        public void missing(int object, String field) {
            list.add(JsonPointer.to(json, json.root(), object) + '/' + field + " required");
        }
    }
}
