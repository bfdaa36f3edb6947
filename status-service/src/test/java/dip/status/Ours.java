package dip.status;

import dip.messaging.InboundItem;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.catalogue.Catalogue;
import dip.model.response.StandardResponse.Item;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What egress tells of what we sent, and statuses about it as ingress publishes them. */
public final class Ours {

    public static final String SENDER = Verdicts.RECIPIENT;
    public static final String RECIPIENT = "2200000001";
    private static final String DIP = "00000000000";
    private static final byte[] NONE = {};
    private static final MessageGenerator GENERATOR = new MessageGenerator(Catalogue.builtIn(), 11);

    private Ours() {
    }

    /** Taken by the DIP, with everything that a status may refer to. */
    public static SentMessage sent() {
        return sent("IF-031", Outcome.ACCEPTED, 201, "MSG0000");
    }

    public static SentMessage sent(String interfaceId, Outcome outcome, int httpStatus, String code) {
        UUID submission = UUID.randomUUID();
        return with(submission, interfaceId, "S-" + submission, "T-" + submission, "CI-" + submission, outcome, httpStatus, code, now());
    }

    public static SentMessage with(UUID submission, String interfaceId, String reference, String transactionId, String correlation,
            Outcome outcome, int httpStatus, String code, Instant settledAt) {
        return new SentMessage(submission, "c-" + submission, SENDER, interfaceId, "[MSApp]", reference, transactionId, correlation,
                "2000056535971", List.of(RECIPIENT), outcome, httpStatus, code, null, 1, settledAt, settledAt, body(reference));
    }

    /** The same message, had it been sent with this content. */
    public static SentMessage withBody(SentMessage sent, String body) {
        return new SentMessage(sent.submission(), sent.correlationId(), sent.participant(), sent.channel(), sent.eventCode(), sent.reference(),
                sent.transactionId(), sent.senderCorrelationId(), sent.mpan(), sent.recipients(), sent.outcome(), sent.httpStatus(),
                sent.code(), sent.detail(), sent.attempts(), sent.submittedAt(), sent.settledAt(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same message, had it been sent with content that egress lets pass: of IF-031, whatever its interface is said to be. */
    public static synchronized SentMessage whole(SentMessage sent) {
        return withBody(sent, new String(GENERATOR.message(Sample.of("IF-031", "[MSApp]", sent.submittedAt()).in("SIT").from(SENDER, "SUP")
                .to(RECIPIENT)), StandardCharsets.UTF_8));
    }

    /** Of the recipient, or of the DIP itself where it is an {@code MSG}. */
    public static Item status(SentMessage about, String message) {
        return status(about, message, message != null && message.startsWith("MSG") ? DIP : RECIPIENT, "2026-03-21T19:05:00+00:00");
    }

    public static Item status(SentMessage about, String message, String saidBy, String saidAt) {
        return new Item(about.transactionId(), about.reference(), about.senderCorrelationId(), saidAt, saidBy, SENDER, null, message,
                "help", null);
    }

    /** In a delivery of its own. */
    public static InboundItem delivered(Item status) {
        return delivered(status.toJson());
    }

    public static InboundItem delivered(byte[] body) {
        return new InboundItem(UUID.randomUUID(), 0, 1, SENDER, "statusmessage", System.currentTimeMillis(), "https://us/statusmessage",
                "signature", "date", "hash", "fingerprint", UUID.randomUUID().toString(), NONE, body, NONE);
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] body(String reference) {
        return """
                {"payload":{"CommonBlock":{"S0":{"interfaceID":"IF-031","schemaVersion":"011","eventCode":"[MSApp]"},\
                "S1":{"environmentTag":"SIT","subText":null,"senderUniqueReference":"%s","senderTimestamp":"2026-03-21T19:05:00+00:00",\
                "senderDIPID":"2300000001","senderRoleID":"SUP","senderCorrelationID":null,"DIPConnectionProviderID":null},\
                "M0":{"MPANCore":"2000056535971"}},"CustomBlock":{"B007":{"responseCode":"A"}}}}"""
                .formatted(reference).getBytes(StandardCharsets.UTF_8);
    }
}
