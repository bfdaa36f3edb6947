package dip.audit;

import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.messaging.Verdict;
import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import dip.signing.SignatureValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Makes deliveries as ingress would publish them, and what the other services say about them. */
final class Deliveries {

    static final String RECIPIENT = "1234567890";
    static final String URL = "https://example.test/webhooks/1234567890/IF-036";
    static final Finding FINDING = new Finding("/payload/CommonBlock/M0/MPANCore", "mpan-check-digit", "2000056535972",
            new ResponseCode("RCP1061", "MPAN invalid"), Finding.Severity.ERROR, "Correct the MPAN's check digit.");

    private Deliveries() {
    }

    /** A UUID version 7 of that millisecond. */
    static UUID deliveryId(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(millis << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    static String message(String interfaceId, String event, String sender, String transactionId, String reference, String mpan) {
        return """
                {"payload": {"CommonBlock": {"S0": {"interfaceID": "%s", "schemaVersion": "011", "eventCode": "[%s]"},
                 "S1": {"senderDIPID": "%s", "senderUniqueReference": "%s"}, "D0": {"transactionID": "%s"},
                 "M0": {"MPANCore": "%s"}}, "CustomBlock": {"name": "Zoë & Søn — £5"}}}"""
                .formatted(interfaceId, event, sender, reference, transactionId, mpan);
    }

    static String message(String transactionId) {
        return message("IF-036", "MSAppActive", "0987654321", transactionId, "S-" + transactionId, "2000056535971");
    }

    /** The items of a signed delivery. */
    static List<InboundItem> signed(long receivedAt, String recipient, String channel, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SignatureValues values = SigningIdentity.sign(URL, bytes, Instant.ofEpochMilli(receivedAt - 40));
        UUID id = deliveryId(receivedAt);
        String correlationId = UUID.randomUUID().toString();
        try {
            Delivery delivery = Delivery.parse(bytes, JsonLimits.DEFAULT);
            List<InboundItem> items = new ArrayList<>();
            for (int index = 0; index < delivery.count(); index++) {
                items.add(new InboundItem(id, index, delivery.count(), recipient, channel, receivedAt, URL, values.signature(),
                        values.date(), values.contentHash(), SigningIdentity.fingerprint(), correlationId,
                        delivery.before(index), delivery.message(index).bytes(),
                        index == delivery.count() - 1 ? delivery.after() : new byte[0]));
            }
            return items;
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    static InboundItem one(long receivedAt, String message) {
        return signed(receivedAt, RECIPIENT, "IF-036", "[" + message + "]").getFirst();
    }

    static Verdict verdict(InboundItem item, Verdict.Outcome outcome) {
        List<Finding> findings = outcome == Verdict.Outcome.REJECTED ? List.of(FINDING) : List.of();
        String duplicateOf = outcome == Verdict.Outcome.SUPPRESSED ? deliveryId(item.receivedAt() - 5) + ".0" : null;
        return new Verdict(item.itemId(), item.recipientDipId(), item.channel(), "IF-036", "[MSAppActive]", "T", "S", "0987654321",
                null, null, null, "2000056535971", item.correlationId(), outcome, findings, duplicateOf, item.receivedAt(),
                item.receivedAt() + 120);
    }

    static JournalEntry.Call call(String callId, long startedAt, String outcome, List<InboundItem> about) {
        return new JournalEntry.Call(callId, "c-" + callId, RECIPIENT, "https://dip.test/statusmessage",
                about.stream().map(InboundItem::itemId).toList(), outcome.equals("delivered") ? 201 : 503, outcome, "RCP0000",
                startedAt, 35, null, "{\"messageArray\":[]}");
    }

    /** What egress tells of a message of ours that the DIP has. @param key makes reference and transaction ID */
    static SentMessage sent(long submittedAt, String key, String mpan) {
        byte[] body = message("IF-031", "MSApp", RECIPIENT, "", "S-" + key, mpan).getBytes(StandardCharsets.UTF_8);
        return new SentMessage(deliveryId(submittedAt), "c-" + key, RECIPIENT, "IF-031", "[MSApp]", "S-" + key, "T-" + key, null, mpan,
                List.of("0987654321"), SentMessage.Outcome.ACCEPTED, 201, "MSG0000", null, 1, Instant.ofEpochMilli(submittedAt),
                Instant.ofEpochMilli(submittedAt + 250), body);
    }

    /** The same, refused for good before. */
    static SentMessage failed(SentMessage sent) {
        return new SentMessage(sent.submission(), sent.correlationId(), sent.participant(), sent.channel(), sent.eventCode(),
                sent.reference(), null, null, sent.mpan(), sent.recipients(), SentMessage.Outcome.FAILED, 400, "MSG1001",
                "the DIP answered 400", 1, sent.submittedAt(), sent.submittedAt().plusMillis(90), sent.body());
    }

    /** A status received, of the webhook of a participant of ours. @param facts JSON members */
    static InboundItem status(long receivedAt, String recipient, String facts) {
        return signed(receivedAt, recipient, "statusmessage", "[{" + facts + "}]").getFirst();
    }

    /** A call of egress: about messages of ours. */
    static JournalEntry.Call call(String callId, long startedAt, UUID... submissions) {
        return new JournalEntry.Call(callId, "c-" + callId, RECIPIENT, "https://dip.test/interface/IF-031",
                Stream.of(submissions).map(UUID::toString).toList(), 201, "accepted", null, startedAt, 35, null, null);
    }

    static JournalEntry.Certificate certificate() {
        return new JournalEntry.Certificate(SigningIdentity.fingerprint(), "c-certificate", SigningIdentity.pem());
    }
}
