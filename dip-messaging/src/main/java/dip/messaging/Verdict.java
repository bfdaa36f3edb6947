package dip.messaging;

import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import java.util.List;
import org.apache.qpid.proton.message.Message;

/**
 * What validation says of one item: published once to {@code dip.verdicts}, read by status and audit. The same item
 * always gets the same verdict again.
 *
 * @param itemId the {@link InboundItem#itemId()} judged
 * @param eventCode with its brackets; null where unreadable, as with the next six
 * @param correlationId the suite's own
 * @param outcome what became of it
 * @param findings of any severity; empty where clean
 * @param duplicateOf itemId of the first one, for the duplicate outcomes and flags; else null
 * @param receivedAt epoch milliseconds, as the next one
 */
public record Verdict(String itemId, String recipientDipId, String channel, String interfaceId, String eventCode,
        String transactionId, String senderUniqueReference, String senderDipId, String senderCorrelationId,
        String initialCorrelationId, String connectionProviderId, String mpan, String correlationId, Outcome outcome,
        List<Finding> findings, String duplicateOf, long receivedAt, long validatedAt) {

    public enum Outcome {
        /** Good; handed to the business systems. */
        ACCEPTED,
        /** Bad; findings say why. */
        REJECTED,
        /** The same transaction again: swallowed, no second effect, no second status. */
        REPEATED,
        /** The same business content under a new reference, held back by policy. Answered as success. */
        SUPPRESSED
    }

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** JSON, UTF-8. */
    public byte[] toJson() {
        JsonWriter json = new JsonWriter(1024).beginObject()
                .member("itemId", itemId)
                .member("recipient", recipientDipId)
                .member("channel", channel)
                .member("interface", interfaceId)
                .member("event", eventCode)
                .member("transaction", transactionId)
                .member("reference", senderUniqueReference)
                .member("sender", senderDipId)
                .member("senderCorrelation", senderCorrelationId)
                .member("initialCorrelation", initialCorrelationId)
                .member("connectionProvider", connectionProviderId)
                .member("mpan", mpan)
                .member("correlation", correlationId)
                .member("outcome", outcome.name())
                .member("duplicateOf", duplicateOf)
                .member("receivedAt", receivedAt)
                .member("validatedAt", validatedAt);
        FindingJson.write(json, findings);
        return json.endObject().toBytes();
    }

    /** @throws MalformedJson where the bytes are no verdict */
    public static Verdict parse(byte[] json) throws MalformedJson {
        JsonFields in = JsonFields.parse(json);
        return new Verdict(in.text("itemId"), in.text("recipient"), in.text("channel"),
                in.textOrNull("interface"), in.textOrNull("event"), in.textOrNull("transaction"),
                in.textOrNull("reference"), in.textOrNull("sender"), in.textOrNull("senderCorrelation"),
                in.textOrNull("initialCorrelation"), in.textOrNull("connectionProvider"), in.textOrNull("mpan"),
                in.text("correlation"), in.constant("outcome", Outcome.class), FindingJson.read(in),
                in.textOrNull("duplicateOf"), in.number("receivedAt"), in.number("validatedAt"));
    }

    /** The wire form: the JSON as Data. */
    public Message toMessage() {
        return new MessageWriter(itemId, correlationId, 2).json(toJson());
    }

    /** @throws UnreadableMessage where it is no verdict */
    public static Verdict of(Message message) throws UnreadableMessage {
        try {
            return parse(new MessageReader(message).body());
        } catch (MalformedJson e) {
            throw new UnreadableMessage("no verdict: " + e.getMessage());
        }
    }
}
