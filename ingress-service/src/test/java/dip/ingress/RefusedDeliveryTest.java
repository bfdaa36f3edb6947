package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.JournalEntry;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefusedDeliveryTest extends IngressTest {

    private static final byte[] GOOD = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);

    /** Whatever was refused, the service goes on. */
    @AfterEach
    void theNextGoodDeliveryIsAccepted() throws Exception {
        assertThat(dip.post(IF_044, GOOD).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
            "/webhooks/2300000012/IF-999, RCP1042",
            "/webhooks/2300000012/if-044, RCP1042",
            "/webhooks/2399999999/IF-044, RCP1041",
            "/webhooks/2300000012, RCP1000",
            "/webhooks/2300000012/IF-044/, RCP1000",
            "/, RCP1000",
            "/q/health, RCP1000"})
    void anUnknownPathIs404AndSaysWhatIsUnknown(String path, String code) throws Exception {
        Dip.Reply reply = post(path, "[]");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.correlationId()).contains(correlationId);
        assertThat(reply.item(0).code()).isEqualTo(code);
        assertThat(reply.item(0).help()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
    void anyMethodButPostIs405(String method) throws Exception {
        Dip.Reply reply = dip.send(dip.bare(IF_044).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {SignatureHeader.SIGNATURE, SignatureHeader.DATE, SignatureHeader.CONTENT_HASH, SignatureHeader.CERTIFICATE})
    void aSignatureHeaderTwiceIsRefused(String header) throws Exception {
        SignatureValues values = dip.sign(IF_044, GOOD);
        String value = dip.request(IF_044, GOOD, values).build().headers().firstValue(header).orElseThrow();

        Dip.Reply reply = dip.send(dip.request(IF_044, GOOD, values).header(header, value));

        assertSignatureRefused(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {SignatureHeader.SIGNATURE, SignatureHeader.DATE, SignatureHeader.CONTENT_HASH, SignatureHeader.CERTIFICATE})
    void aSignatureHeaderThatIsNonsenseIsRefused(String header) throws Exception {
        assertSignatureRefused(dip.post(IF_044, GOOD, request -> request.setHeader(header, "%%nonsense==")));
    }

    @Test
    void aDeliveryWithoutSignatureIsRefused() throws Exception {
        assertSignatureRefused(dip.send(dip.bare(IF_044).POST(HttpRequest.BodyPublishers.ofByteArray(GOOD))));
    }

    @Test
    void aSignatureForAnotherWebhookIsRefused() throws Exception {
        assertSignatureRefused(dip.send(dip.request(IF_044, GOOD, dip.sign("/webhooks/2300000012/IF-036", GOOD))));
    }

    @Test
    void aBodyChangedOnTheWayIsRefusedAndJournalledAsItCame() throws Exception {
        byte[] changed = Samples.delivery(Samples.good("2")).getBytes(StandardCharsets.UTF_8);
        try (Arrivals journal = journal()) {
            Dip.Reply reply = dip.send(dip.request(IF_044, changed, dip.sign(IF_044, GOOD))
                    .header("X-Correlation-ID", correlationId));

            assertSignatureRefused(reply);
            assertThat(reply.item(0).help()).startsWith("content-hash-mismatch");
            assertThat(JournalledRefusal.of(journal, correlationId, 1).getFirst().item().body()).isEqualTo(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{}", "[", "[]", "null", "[{}", "[{}] x", "[{\"a\":1,\"a\":2}]", "[NaN]", "[\"\\ud800]", "[1e", "nonsense",
            "[{\"payload\":{\"CommonBlock\":{}}},]", "\u0000", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]"})
    void whatIsNoStrictJsonArrayIs400WithItsOffset(String body) throws Exception {
        Dip.Reply reply = post(IF_044, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.item(0).message()).isEqualTo("RCP1001 - Schema Failure");
        assertThat(reply.item(0).help()).startsWith("At byte ");
    }

    @Test
    void bytesThatAreNotUtf8Are400() throws Exception {
        byte[] body = {'[', '"', (byte) 0xc3, '"', ']'};

        assertThat(dip.post(IF_044, body).item(0).code()).isEqualTo("RCP1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "null", "{}", "{\"payload\":null}", "{\"payload\":{\"CommonBlock\":[]}}", "[]"})
    void anItemThatIsNoMessageIs400(String item) throws Exception {
        Dip.Reply reply = post(IF_044, Samples.delivery(item));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.item(0).code()).startsWith("RCP1");
    }

    @Test
    void aDeliveryStandsOrFallsTogether() throws Exception {
        try (Arrivals journal = journal()) {
            Dip.Reply reply = post(IF_044, Samples.delivery(Samples.good("1"), Samples.bad("2")));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.item(0).code()).isEqualTo("RCP1000");
            assertThat(reply.item(0).help()).contains("message 2 of 2 was refused", "Send this message again");
            assertThat(reply.item(1).code()).isEqualTo("RCP1022");
            assertThat(reply.item(1).help()).contains("/payload/CustomBlock/B023/energyDirection");
            assertThat(reply.item(1).senderUniqueReference()).isEqualTo(Samples.reference("2"));
            assertThat(JournalledRefusal.of(journal, correlationId, 2)).allSatisfy(refusal -> {
                assertThat(refusal.answer()).isEqualTo(400);
                assertThat(refusal.item().count()).isEqualTo(2);
            });
        }
    }

    @Test
    void whereThePolicyAllowsItTheGoodItemsAreTakenAndTheOthersRefused() throws Exception {
        try (Arrivals registrations = registrations(); Arrivals journal = journal()) {
            Dip.Reply reply = post("/webhooks/" + IngressTestResource.PARTIAL + "/IF-044",
                    Samples.delivery(Samples.bad("1"), Samples.good("2"), Samples.bad("3")));

            assertThat(reply.status()).isEqualTo(207);
            assertThat(reply.response().messages()).extracting(item -> item.code()).containsExactly("RCP1022", "RCP0000", "RCP1022");
            registrations.of(correlationId, 1);
            assertThat(JournalledRefusal.of(journal, correlationId, 2)).extracting(JournalEntry.Refused::answer).containsOnly(207);
        }
    }

    @Test
    void whereNoItemIsGoodNothingIsPartial() throws Exception {
        Dip.Reply reply = post("/webhooks/" + IngressTestResource.PARTIAL + "/IF-044", Samples.delivery(Samples.bad("1")));

        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({IngressTestResource.SUPPLIER + ", 400", IngressTestResource.FULL + ", 400", IngressTestResource.SIGNATURE_ONLY + ", 201"})
    void aMessageOfAnotherInterfaceIsRefusedUnlessTheSignatureAloneCounts(String dipId, int status) throws Exception {
        Dip.Reply reply = post("/webhooks/" + dipId + "/IF-036", Samples.delivery(Samples.good("1")));

        assertThat(reply.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({IngressTestResource.SUPPLIER + ", 201", IngressTestResource.FULL + ", 400"})
    void theRulesBeyondStructureAreAskedWhereThePolicySaysFull(String dipId, int status) throws Exception {
        String ofAnotherEnvironment = Samples.good("1").replace("\"DEV\"", "\"PRD\"");

        Dip.Reply reply = post("/webhooks/" + dipId + "/IF-044", Samples.delivery(ofAnotherEnvironment));

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void aHundredBadDeliveriesAreAllAnswered() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(dip.post(IF_044, "[" + i).status()).isEqualTo(400);
        }
    }

    private static void assertSignatureRefused(Dip.Reply reply) throws Exception {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.item(0).message()).isEqualTo("RCP9999 - Message Signature Invalid");
        assertThat(reply.item(0).help()).isNotEmpty();
    }
}
