package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.InboundItem;
import dip.model.response.StandardResponse;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StatusMessageTest extends IngressTest {

    private static final String PATH = "/webhooks/" + IngressTestResource.SUPPLIER + "/statusmessage";

    @Test
    void statusMessagesAreKeptAsTheyCame() throws Exception {
        byte[] body = StandardResponse.arrayToJson(List.of(status("a"), status("b")));
        try (Arrivals statuses = statusMessages()) {
            Dip.Reply reply = post(PATH, new String(body, StandardCharsets.UTF_8));

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.item(1).senderUniqueReference()).isEqualTo("b");
            assertThat(reply.item(1).recipientId()).isEqualTo("1200000012");
            InboundItem first = InboundItem.of(statuses.of(correlationId, 2).getFirst());
            assertThat(first.body()).isEqualTo(status("a").toJson());
            assertThat(first.channel()).isEqualTo("statusmessage");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{\"message\":\"MSG1001 -Schema Failure\",\"reasonCode\":7}]"})
    void whatLacksKeysOrHasOthersIsKept(String body) throws Exception {
        assertThat(post(PATH, body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[[]]", "{}", "[{},\"x\"]", "[]", "x"})
    void whatIsNoArrayOfObjectsIsRefused(String body) throws Exception {
        Dip.Reply reply = post(PATH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().messages()).extracting(item -> item.code()).contains("RCP1001");
    }

    private static StandardResponse.Item status(String reference) {
        return new StandardResponse.Item("T-1", reference, null, "2026-03-21T19:05:00+00:00", "1200000012",
                IngressTestResource.SUPPLIER, null, "RCP1022 - Msg Contains Invalid Value", null, null);
    }
}
