package dip.benchmarks.matching;

import dip.messaging.InboundItem;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.catalogue.Catalogue;
import dip.model.response.StandardResponse.Item;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.model.time.MessageTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What egress tells of IF-031 messages that the DIP took, and what their recipient says of them. */
final class Conversation {

    private static final String CHANNEL = "IF-031";
    private static final String EVENT = "[MSApp]";
    private static final String US = "2300000001";
    private static final String ROLE = "SUP";
    private static final String RECIPIENT = "2200000001";
    private static final byte[] NONE = {};

    private final MessageGenerator generator;

    Conversation(long seed) {
        this.generator = new MessageGenerator(Catalogue.builtIn(), seed);
    }

    SentMessage sent() {
        UUID submission = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] body = generator.message(Sample.of(CHANNEL, EVENT, now).filled().in("SIT").from(US, ROLE).to(RECIPIENT));
        return new SentMessage(submission, submission.toString(), US, CHANNEL, EVENT, "S-" + submission, "T-" + submission, null,
                "2000056535971", List.of(RECIPIENT), Outcome.ACCEPTED, 201, "MSG0000", null, 1, now, now, body);
    }

    /** As ingress publishes it. @param message code and text */
    static InboundItem status(SentMessage about, String message) {
        Item item = new Item(about.transactionId(), about.reference(), null, MessageTime.format(Instant.now()), RECIPIENT, US, null,
                message, null, null);
        return new InboundItem(UUID.randomUUID(), 0, 1, US, "statusmessage", System.currentTimeMillis(), "https://us/statusmessage",
                "signature", "date", "hash", "fingerprint", about.correlationId(), NONE, item.toJson(), NONE);
    }
}
