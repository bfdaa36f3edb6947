package dip.status.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes make of a document, and where they lead nowhere. */
class ChangesTest {

    private static final String DOCUMENT = """
            {"a":{"text":"x","none":null,"é/~":1},"list":[1,{"b":2},null],"other":[ 1.50 ,"ü"]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/a/text|\"y\"|\"text\":\"x\"|\"text\":\"y\"",
            "/a/text|null|\"text\":\"x\"|\"text\":null",
            "/a/none|[1,2]|\"none\":null|\"none\":[1,2]",
            "/a/é~1~0|{}|\"é/~\":1|\"é/~\":{}",
            "/list/2|5|null]|5]",
            "/list/1/b|\"ü\"|\"b\":2|\"b\":\"ü\"",
            "/list/0|null|[1,|[null,",
            "/list/1|null|,{\"b\":2}|``",
            "/list|null|,\"list\":[1,{\"b\":2},null]|``",
            "/a|null|\"a\":{\"text\":\"x\",\"none\":null,\"é/~\":1},|``"})
    void changeIsMadeAndNothingElse(String pointer, String value, String before, String after) throws Exception {
        Changes.Made made = made(Map.of(pointer, value));

        assertThat(made.astray()).isNull();
        assertThat(text(made)).isEqualTo(DOCUMENT.replace(before, after));
    }

    @Test
    void severalAreMadeAtOnce() throws Exception {
        Changes.Made made = made(Map.of("/a/text", "1", "/a/none", "2", "/list/0", "3", "/list/1", "null", "/other/1", "4"));

        assertThat(made.astray()).isNull();
        assertThat(text(made)).isEqualTo("{\"a\":{\"text\":1,\"none\":2,\"é/~\":1},\"list\":[3,null],\"other\":[1.50,4]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b", "/a/textual", "/a/text/0", "/a/none/x", "/list/3", "/list/-", "/list/01", "/list/b", "/a/é~1", "/A/text"})
    void whereItLeadsNowhereItIsTold(String pointer) throws Exception {
        Changes.Made made = made(Map.of(pointer, "1", "/a/text", "\"x\""));

        assertThat(made.astray()).isEqualTo(pointer);
    }

    private static Changes.Made made(Map<String, String> changes) throws Exception {
        return Changes.in(DOCUMENT.getBytes(StandardCharsets.UTF_8), changes);
    }

    private static String text(Changes.Made made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }
}
