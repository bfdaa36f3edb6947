package dip.model.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StandardResponseTest {

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("responses") StandardResponse response) throws MalformedJson {
        assertThat(StandardResponse.parse(response.toJson())).isEqualTo(response);
    }

    @Property(tries = 300)
    void aStatusMessagesArrayIsReadAgain(@ForAll("responses") StandardResponse response) throws MalformedJson {
        byte[] body = StandardResponse.arrayToJson(response.messages());

        assertThat(StandardResponse.parseArray(body)).isEqualTo(response.messages());
    }

    @Example
    void everyKeyIsWrittenAlsoWhereNothingIsKnown() {
        String json = new String(item(null, null).toJson(), StandardCharsets.UTF_8);

        assertThat(json).isEqualTo("{\"transactionID\":null,\"senderUniqueReference\":null,\"correlationID\":null,"
                + "\"sentTimestamp\":null,\"senderID\":null,\"recipientID\":null,\"DIPConnectionProviderID\":null,"
                + "\"message\":null,\"help\":null,\"serviceTicketURL\":null}");
    }

    @Property(tries = 100)
    void messageAndHelpAreCutInCodePoints(@ForAll("longTexts") String text) {
        StandardResponse.Item item = item(text, text);

        assertThat(item.message().codePointCount(0, item.message().length())).isLessThanOrEqualTo(200);
        assertThat(item.help().codePointCount(0, item.help().length())).isLessThanOrEqualTo(500);
        assertThat(text).startsWith(item.message()).startsWith(item.help());
    }

    @Example
    void aTextOfExactlyTheLimitOutsideTheBasicPlaneIsKept() {
        String text = "𝄞".repeat(200);

        assertThat(item(text, null).message()).isEqualTo(text);
    }

    @Example
    void codesAreReadLeniently() {
        assertThat(item("MSG1001 -Schema Failure", null).code()).isEqualTo("MSG1001");
        assertThat(item("RCP0000 - Message Success", null).code()).isEqualTo("RCP0000");
        assertThat(item(" SP000-Accepted", null).code()).isEqualTo("SP000");
        assertThat(item("ECS1002", null).code()).isEqualTo("ECS1002");
        assertThat(item("RCP1002: Interface", null).code()).isEqualTo("RCP1002");
    }

    @Example
    void whatIsNoCodeIsNotTakenForOne() {
        assertThat(item(null, null).code()).isNull();
        assertThat(item("", null).code()).isNull();
        assertThat(item("Schema Failure", null).code()).isNull();
        assertThat(item("RCP10021 - Five digits", null).code()).isNull();
        assertThat(item("RCP1002x", null).code()).isNull();
        assertThat(item("rcp1002 - small", null).code()).isNull();
    }

    @Example
    void aResponseWithKeysMissingOrUnknownIsRead() throws MalformedJson {
        StandardResponse response = StandardResponse.parse(utf8("""
                {"messageArray": [{"message": "MSG0000 - Success", "reasonCode": "later", "help": 5}]}"""));

        assertThat(response.timestamp()).isNull();
        assertThat(response.messages()).containsExactly(item("MSG0000 - Success", null));
    }

    @Example
    void whatIsNoStandardResponseIsRefused() {
        for (String body : List.of("", "[]", "{}", "{\"messageArray\":{}}", "{\"messageArray\":[1]}", "{\"messageArray\":[]")) {
            assertThatThrownBy(() -> StandardResponse.parse(utf8(body))).as(body).isInstanceOf(MalformedJson.class);
        }
        for (String body : List.of("", "{}", "[null]", "[[]]")) {
            assertThatThrownBy(() -> StandardResponse.parseArray(utf8(body))).as(body).isInstanceOf(MalformedJson.class);
        }
    }

    @Provide
    Arbitrary<StandardResponse> responses() {
        return Combinators.combine(items().list().ofMaxSize(5), texts()).as(StandardResponse::new);
    }

    @Provide
    Arbitrary<String> longTexts() {
        return Arbitraries.strings().withChars("aé€𝄞").ofMinLength(1).ofMaxLength(1200)
                .map(text -> text.repeat(3)).filter(text -> !Character.isLowSurrogate(text.charAt(0)));
    }

    private static Arbitrary<StandardResponse.Item> items() {
        return texts().list().ofSize(10).map(t -> new StandardResponse.Item(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4),
                t.get(5), t.get(6), t.get(7), t.get(8), t.get(9)));
    }

    /** Any text that UTF-8 can carry: quotes, control characters and all planes; no lone surrogates. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> text = Arbitraries.integers().between(0, 0x2FFFF).filter(c -> c < 0xD800 || c > 0xDFFF)
                .list().ofMaxSize(600).map(points -> new String(points.stream().mapToInt(Integer::intValue).toArray(), 0, points.size()));
        return Arbitraries.oneOf(text, Arbitraries.of("", "\"\\/\b\f\n\r\t\u0000\u007f", "RCP0000 - Message Success")).injectNull(0.2);
    }

    private static StandardResponse.Item item(String message, String help) {
        return new StandardResponse.Item(null, null, null, null, null, null, null, message, help, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
