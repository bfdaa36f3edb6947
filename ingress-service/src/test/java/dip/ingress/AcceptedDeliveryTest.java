package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.UnreadableMessage;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AcceptedDeliveryTest extends IngressTest {

    @Test
    void everyMessageIsAnsweredWithSuccessAndItsOwnReferences() throws Exception {
        Dip.Reply reply = post(IF_044, Samples.delivery(Samples.good("1"), Samples.good("2")));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.correlationId()).contains(correlationId);
        assertThat(reply.response().messages()).hasSize(2);
        assertThat(reply.item(1).message()).isEqualTo("RCP0000 - Message Success");
        assertThat(reply.item(1).senderUniqueReference()).isEqualTo(Samples.reference("2"));
        assertThat(reply.item(1).transactionId()).isEqualTo("T-IF-044-2200000012-REGS-20260321-2");
        assertThat(reply.item(1).senderId()).isEqualTo(IngressTestResource.SUPPLIER);
        assertThat(reply.item(1).recipientId()).isEqualTo("2200000012");
        assertThat(reply.item(1).sentTimestamp()).hasSize(25);
    }

    @Test
    void theSignatureIsOverTheUrlThatTheDipWasToldForTheParticipantAndChannel() throws Exception {
        String path = "/webhooks/" + IngressTestResource.OWN + "/";
        byte[] body = Samples.delivery(Samples.good("own")).getBytes(StandardCharsets.UTF_8);

        assertThat(dip.postAs(IngressTestResource.CHANNEL_URL, path + "IF-044", body).status()).isEqualTo(201);
        assertThat(dip.postAs(IngressTestResource.CHANNEL_URL, path + "PUB-044", body).status()).isEqualTo(201);
        assertThat(dip.postAs(IngressTestResource.OWN_URL, path + "IF-036", body).status()).isEqualTo(201);
        assertThat(dip.postAs(IngressTestResource.OWN_URL, path + "IF-044", body).status()).isEqualTo(400);
        assertThat(dip.postAs(IngressTestResource.PUBLIC_URL, path + "IF-036", body).status()).isEqualTo(400);
    }

    @Test
    void theDeliveryCanBePutTogetherAgainByteForByteFromItsItems() throws Exception {
        String body = "  [\n" + Samples.good("1") + " ,\r\n\t" + Samples.good("2") + ",{\"payload\" : {}}] \n";
        try (Arrivals registrations = registrations()) {
            post("/webhooks/" + IngressTestResource.SIGNATURE_ONLY + "/PUB-044", body);

            List<InboundItem> items = registrations.of(correlationId, 3).stream().map(AcceptedDeliveryTest::item)
                    .sorted(Comparator.comparingInt(InboundItem::index)).toList();
            assertThat(together(items)).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
            assertThat(items).allSatisfy(item -> {
                assertThat(item.count()).isEqualTo(3);
                assertThat(item.channel()).isEqualTo("PUB-044");
                assertThat(item.recipientDipId()).isEqualTo(IngressTestResource.SIGNATURE_ONLY);
                assertThat(item.deliveryId()).isEqualTo(items.getFirst().deliveryId());
                assertThat(item.deliveryId().version()).isEqualTo(7);
                assertThat(item.url()).startsWith(IngressTestResource.PUBLIC_URL + "/webhooks/");
            });
        }
    }

    @Test
    void aSigningCertificateNotSeenBeforeIsJournalledWithItsFirstDelivery() throws Exception {
        Identity unseen = dip.authority().issue("another-signer", Use.SIGNING, Duration.ofDays(1), List.of());
        byte[] body = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);
        try (Arrivals registrations = registrations(); Arrivals journal = journal()) {
            dip.send(dip.request(IF_044, body, dip.sign(unseen, IF_044, body)).header("X-Correlation-ID", correlationId));

            var entry = (JournalEntry.Certificate) JournalEntry.of(journal.of(correlationId, 1).getFirst());
            assertThat(entry.pem()).isEqualTo(Pem.encode(unseen.certificate()));
            assertThat(entry.fingerprint()).isEqualTo(item(registrations.of(correlationId, 1).getFirst()).certificateFingerprint());
        }
    }

    @Test
    void aCallerWithoutAGoodCorrelationIdIsGivenOne() throws Exception {
        byte[] body = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);

        Dip.Reply reply = dip.post(IF_044, body, request -> request.header("X-Correlation-ID", "not good: ü"));

        assertThat(reply.correlationId()).hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    private static InboundItem item(Message message) {
        try {
            return InboundItem.of(message);
        } catch (UnreadableMessage unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static byte[] together(List<InboundItem> items) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        items.forEach(item -> {
            whole.writeBytes(item.before());
            whole.writeBytes(item.body());
        });
        whole.writeBytes(items.getLast().after());
        return whole.toByteArray();
    }
}
