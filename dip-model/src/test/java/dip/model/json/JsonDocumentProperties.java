package dip.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against a second, well-known parser. */
class JsonDocumentProperties {

    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Property(tries = 500, seed = "1")
    void readsEveryDocumentAsItIsMeant(@ForAll("values") Object value) throws Exception {
        byte[] bytes = JACKSON.writeValueAsBytes(value);

        JsonDocument document = JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);

        assertThat(plain(document, document.root())).isEqualTo(plain(JACKSON.readTree(bytes)));
    }

    @Property(tries = 2000, seed = "2")
    void agreesOnBrokenDocuments(@ForAll("values") Object value, @ForAll int seed, @ForAll byte replacement) throws Exception {
        byte[] bytes = JACKSON.writeValueAsBytes(value);
        bytes[Math.floorMod(seed, bytes.length)] = replacement;

        assertThat(ours(bytes)).as(() -> new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(theirs(bytes));
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(12).filter(JsonDocumentProperties::isEncodable);
        Arbitrary<Object> scalars = Arbitraries.oneOf(texts.map(t -> t), Arbitraries.longs().map(n -> n),
                Arbitraries.of(true, false), Arbitraries.doubles().map(d -> d));
        return Arbitraries.recursive(() -> scalars, inner -> Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(l -> (Object) l), Arbitraries.maps(texts, inner).ofMaxSize(4).map(m -> (Object) m)), 0, 3);
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean ours(byte[] bytes) {
        try {
            JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
            return true;
        } catch (MalformedJson malformed) {
            return false;
        }
    }

    /** Jackson guesses UTF-16 and UTF-32 from zeros, and takes some bytes that are not UTF-8: those are checked by the JDK. */
    private static boolean theirs(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.startsWith("\uFEFF") && !JACKSON.readTree(text).isMissingNode();
        } catch (IOException refused) {
            return false;
        }
    }

    private static Object plain(JsonDocument json, int node) {
        return switch (json.type(node)) {
            case OBJECT -> {
                List<Object> members = new ArrayList<>();
                for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
                    members.add(Map.entry(json.name(child), plain(json, child)));
                }
                yield members;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
                    elements.add(plain(json, child));
                }
                yield elements;
            }
            case NUMBER -> Double.valueOf(json.text(node));
            default -> json.text(node);
        };
    }

    private static Object plain(JsonNode node) {
        List<Object> children = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> children.add(Map.entry(member.getKey(), plain(member.getValue()))));
            return children;
        }
        if (node.isArray()) {
            node.forEach(element -> children.add(plain(element)));
            return children;
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }
}
