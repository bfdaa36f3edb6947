package dip.simulator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MessageEditTest {

    @Test
    void replacesAValueAndLeavesTheRest() {
        assertThat(edit("{\"a\" : [1, {\"b\":\"é\"}] , \"c\":2}", message -> MessageEdit.replace(message, "/a/1/b", "null")))
                .isEqualTo("{\"a\" : [1, {\"b\":null}] , \"c\":2}");
    }

    @Test
    void addsAMemberInFrontOrReplacesIt() {
        assertThat(edit("{\"a\":{\"b\":1}}", message -> MessageEdit.put(message, "/a", "c", "2"))).isEqualTo("{\"a\":{\"c\":2,\"b\":1}}");
        assertThat(edit("{\"a\":{}}", message -> MessageEdit.put(message, "/a", "c", "2"))).isEqualTo("{\"a\":{\"c\":2}}");
        assertThat(edit("{\"a\":{\"b\":1}}", message -> MessageEdit.put(message, "/a", "b", "2"))).isEqualTo("{\"a\":{\"b\":2}}");
    }

    @Test
    void removesAMemberWithItsComma() {
        assertThat(edit("{\"a\":1,\"b\":2,\"c\":3}", message -> MessageEdit.remove(message, "/a"))).isEqualTo("{\"b\":2,\"c\":3}");
        assertThat(edit("{\"a\":1,\"b\":2,\"c\":3}", message -> MessageEdit.remove(message, "/b"))).isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(edit("{\"a\":1,\"b\":2,\"c\":3}", message -> MessageEdit.remove(message, "/c"))).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(edit("{\"a\":1}", message -> MessageEdit.remove(message, "/a"))).isEqualTo("{}");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThatThrownBy(() -> edit("{}", message -> MessageEdit.replace(message, "/a/b", "1")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/a/b");
    }

    private static String edit(String json, UnaryOperator<byte[]> change) {
        return new String(change.apply(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
