package dip.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    private static final JsonLimits LIMITS = new JsonLimits(10_000, 8, 20);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "0", "-0", "1.5e+10", "1E-2", "true", "false", "null", " [ 1 , 2 ] \r\n\t",
        "{\"\":0}", "{\"a\":{\"a\":[{\"a\":null}]}}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uD834\\uDD1E\"",
        "\"é€😀\u007F\uFFFF\"", "{\"a\":1,\"A\":2}", "{\"é\":1,\"e\":2}", "[[[[[[[[]]]]]]]]", "12345678901234567890",
        "{\"\\u0061\":1,\"b\":2}", "\"\\\\u0061\"", "[0,-1,0.0,1e5]", "{\"a b\":\"c d\"}"})
    void acceptsWhatTheRfcAllows(String text) throws MalformedJson {
        JsonDocument document = parse(text);

        assertThat(document.end(document.root()) - document.start(document.root()))
                .isEqualTo(text.strip().getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "\"", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}",
        "{1:1}", "[1", "[\"a", "{\"a\"", "{\"a\":1", "]", "}", ":", ",", "01", "-01", "+1", ".5", "1.", "1.e1", "1e", "1e+",
        "-", "- 1", "0x10", "1_000", "NaN", "Infinity", "-Infinity", "-NaN", "nan", "True", "nul", "nulll", "tru", "undefined",
        "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\", "\"\\u", "\"a\u0000\"", "\"a\nb\"", "\"tab\tinside\"", "\"\u001F\"",
        "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\u0061\"", "\"\\uD800x\"", "\"\\uDC00\\uD800\"", "/**/1", "//\n1", "[1//\n]",
        "\u00A01", "\uFEFF{}", "[1,,2]", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "[-]", "[1.2.3]", "\"\\'\"", "[1}", "{\"a\":1]",
        "\"\\u00e\"", "[00]", "\u000B1", "\f1", "é"})
    void refusesWhatIsNoJson(String text) {
        assertThat(reason(text.getBytes(StandardCharsets.UTF_8)))
                .isIn(MalformedJson.Reason.SYNTAX, MalformedJson.Reason.TRAILING_CONTENT);
    }

    @Test
    void refusesWhatWantsMemoryAndNotToBeUnderstood() throws MalformedJson {
        String dense = "[" + "0,".repeat(500_000) + "0]";
        byte[] bytes = dense.getBytes(StandardCharsets.US_ASCII);

        MalformedJson refused = catchThrowableOfType(MalformedJson.class,
                () -> JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT));

        assertThat(refused.reason()).isEqualTo(MalformedJson.Reason.TOO_LARGE);
        assertThat(parse("[" + "0,".repeat(3_000) + "0]").size(0)).isEqualTo(3_001);
    }

    @ParameterizedTest
    @CsvSource({"80", "BF", "C080", "C1BF", "C2", "E08080", "E09F80", "EDA080", "EDBFBF", "E282", "F0808080", "F08F8080",
        "F4908080", "F5808080", "F8888080", "FF", "FE", "C328", "E228A1", "E28228", "F0288CBC", "F09F98", "EDA081EDB080"})
    void refusesBytesThatAreNotUtf8(String hex) {
        byte[] inside = HexFormat.of().parseHex(hex);
        byte[] text = new byte[inside.length + 2];
        text[0] = '"';
        System.arraycopy(inside, 0, text, 1, inside.length);
        text[text.length - 1] = '"';

        assertThat(reason(text)).isEqualTo(MalformedJson.Reason.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"\\u0061\":1,\"a\":2}", "{\"\":1,\"\":2}",
        "{\"é\":1,\"\\u00e9\":2}", "[{\"x\":{\"ab\":1,\"cd\":2,\"ab\":3}}]", "{\"\\u0061\":1,\"b\":1,\"\\u0061\":2}"})
    void refusesANameThatComesTwice(String text) {
        assertThat(reason(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(MalformedJson.Reason.DUPLICATE_KEY);
    }

    @Test
    void findsADuplicateAmongManyNames() {
        String many = IntStream.range(0, 500).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));

        assertThat(reason(("{" + many + "}").getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(reason(("{" + many + ",\"\\u006e7\":1}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(MalformedJson.Reason.DUPLICATE_KEY);
    }

    @Test
    void refusesNamesThatDifferInCaseOnlyWhereTheyAreFolded() throws MalformedJson {
        byte[] text = "{\"Name\":1,\"other\":2,\"nAME\":3}".getBytes(StandardCharsets.UTF_8);

        assertThat(reason(text)).isNull();
        assertThat(reason(text, LIMITS.foldNames(true))).isEqualTo(MalformedJson.Reason.DUPLICATE_KEY);
    }

    @Test
    void findsMembersInAnyCaseWhereNamesAreFolded() throws MalformedJson {
        byte[] text = "{\"InterfaceID\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        JsonDocument exact = JsonDocument.parse(text, 0, text.length, LIMITS);
        JsonDocument folded = JsonDocument.parse(text, 0, text.length, LIMITS.foldNames(true));

        assertThat(exact.member(exact.root(), "interfaceID")).isEqualTo(JsonDocument.MISSING);
        assertThat(folded.stringOrNull(folded.member(folded.root(), "interfaceID"))).isEqualTo("x");
        assertThat(folded.name(folded.first(folded.root()))).isEqualTo("InterfaceID");
    }

    @Test
    void boundsDepthSizeAndNumbers() {
        assertThat(reason("[[[[[[[[[]]]]]]]]]".getBytes(StandardCharsets.UTF_8))).isEqualTo(MalformedJson.Reason.TOO_DEEP);
        assertThat(reason("123456789012345678901".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(MalformedJson.Reason.NUMBER_TOO_LONG);
        assertThat(reason(("\"" + "x".repeat(10_000) + "\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(MalformedJson.Reason.TOO_LARGE);
        assertThat(reason(" \n".getBytes(StandardCharsets.UTF_8))).isEqualTo(MalformedJson.Reason.EMPTY);
        assertThat(reason(new byte[0])).isEqualTo(MalformedJson.Reason.EMPTY);
        assertThat(reason("{} {}".getBytes(StandardCharsets.UTF_8))).isEqualTo(MalformedJson.Reason.TRAILING_CONTENT);
    }

    @Test
    void namesTheFirstWrongByte() {
        byte[] text = "xx[1, 2, !]xx".getBytes(StandardCharsets.UTF_8);

        MalformedJson malformed = catchThrowableOfType(MalformedJson.class,
                () -> JsonDocument.parse(text, 2, text.length - 2, LIMITS));

        assertThat(malformed.offset()).isEqualTo(7);
        assertThat(malformed).hasMessageContaining("no JSON value");
    }

    @Test
    void walksOverMembersAndElements() throws MalformedJson {
        JsonDocument json = parse(" {\"a\":[1,\"two\",{}],\"b\\n\":{\"c\":null}, \"e\":[]} ");
        int a = json.member(json.root(), "a");

        assertThat(json.size(json.root())).isEqualTo(3);
        assertThat(json.size(a)).isEqualTo(3);
        assertThat(json.text(json.first(a))).isEqualTo("1");
        assertThat(json.text(json.next(json.first(a)))).isEqualTo("two");
        assertThat(json.name(json.next(a))).isEqualTo("b\n");
        assertThat(json.type(json.member(json.member(json.root(), "b\n"), "c"))).isEqualTo(JsonType.NULL);
        assertThat(json.first(json.member(json.root(), "e"))).isEqualTo(JsonDocument.MISSING);
        assertThat(json.member(a, "a")).isEqualTo(JsonDocument.MISSING);
        assertThat(json.member(JsonDocument.MISSING, "a")).isEqualTo(JsonDocument.MISSING);
        assertThat(new String(Arrays.copyOfRange(json.bytes(), json.start(a), json.end(a)), StandardCharsets.UTF_8))
                .isEqualTo("[1,\"two\",{}]");
    }

    @Test
    void aNameWithAQuoteIsComparedAsDecoded() throws MalformedJson {
        JsonDocument json = parse("{\"a\":\"b\",\"q\\\"\":1}");

        assertThat(json.member(json.root(), "a\":\"b")).isEqualTo(JsonDocument.MISSING);
        assertThat(json.text(json.member(json.root(), "q\""))).isEqualTo("1");
    }

    @Test
    void decodesEscapesAndUtf8() throws MalformedJson {
        JsonDocument json = parse("[\"é\\u00e9\\uD83D\\uDE00😀\\n\",\"plain\"]");
        int first = json.first(json.root());

        assertThat(json.text(first)).isEqualTo("éé😀😀\n");
        assertThat(json.isPlain(first)).isFalse();
        assertThat(json.isPlain(json.next(first))).isTrue();
    }

    private static JsonDocument parse(String text) throws MalformedJson {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return JsonDocument.parse(utf8, 0, utf8.length, LIMITS);
    }

    private static MalformedJson.Reason reason(byte[] text) {
        return reason(text, LIMITS);
    }

    private static MalformedJson.Reason reason(byte[] text, JsonLimits limits) {
        try {
            JsonDocument.parse(text, 0, text.length, limits);
            return null;
        } catch (MalformedJson malformed) {
            return malformed.reason();
        }
    }
}
