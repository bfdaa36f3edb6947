package dip.messaging;

import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.qpid.proton.message.Message;

/** What flows nowhere else and has to be journalled, on {@code dip.journal}; {@code dip-kind} says which it is. */
public sealed interface JournalEntry {

    String KIND = "dip-kind";

    Message toMessage();

    /** @throws UnreadableMessage where it is none of them */
    static JournalEntry of(Message message) throws UnreadableMessage {
        String kind = new MessageReader(message).text(KIND);
        try {
            return switch (kind) {
                case Refused.KIND -> Refused.read(message);
                case Certificate.KIND -> Certificate.read(message);
                case Call.KIND -> Call.read(message);
                default -> throw new UnreadableMessage(KIND + " '" + kind + "' is unknown");
            };
        } catch (MalformedJson e) {
            throw new UnreadableMessage(kind + ": " + e.getMessage());
        }
    }

    /**
     * An item that was not accepted. A body that cannot be taken apart is one item, index 0 of count 0, with the whole
     * body.
     *
     * @param answer the HTTP status that the sender got
     */
    record Refused(InboundItem item, List<Finding> findings, int answer) implements JournalEntry {

        static final String KIND = "refused";

        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public Message toMessage() {
            JsonWriter json = new JsonWriter(512).beginObject();
            FindingJson.write(json, findings);
            return item.writer()
                    .with(JournalEntry.KIND, KIND)
                    .with("dip-findings", json.endObject().toString())
                    .with("dip-answer", answer)
                    .json(item.body());
        }

        private static Refused read(Message message) throws UnreadableMessage, MalformedJson {
            MessageReader in = new MessageReader(message);
            byte[] findings = in.text("dip-findings").getBytes(StandardCharsets.UTF_8);
            return new Refused(InboundItem.of(message), FindingJson.read(JsonFields.parse(findings)), in.integer("dip-answer"));
        }
    }

    /**
     * A signing certificate seen for the first time.
     *
     * @param fingerprint as in {@link InboundItem#certificateFingerprint()}
     */
    record Certificate(String fingerprint, String correlationId, String pem) implements JournalEntry {

        static final String KIND = "certificate";

        @Override
        public Message toMessage() {
            return new MessageWriter(fingerprint, correlationId, 3)
                    .with(JournalEntry.KIND, KIND)
                    .with("dip-certificate", fingerprint)
                    .build("application/x-pem-file", pem.getBytes(StandardCharsets.US_ASCII));
        }

        private static Certificate read(Message message) throws UnreadableMessage {
            MessageReader in = new MessageReader(message);
            return new Certificate(in.text("dip-certificate"), in.correlationId(),
                    new String(in.body(), StandardCharsets.US_ASCII));
        }
    }

    /**
     * One attempt to call the DIP.
     *
     * @param callId of the attempt
     * @param participant our DIP ID that called
     * @param itemIds what the call was about: items received, or submissions
     * @param httpStatus 0 where there was no answer
     * @param outcome the caller's own word, for instance {@code delivered}
     * @param code the DIP's response code; null where there was none
     * @param startedAt epoch milliseconds
     * @param detail null where there is nothing to say
     * @param responseBody shortened; null where there was none
     */
    record Call(String callId, String correlationId, String participant, String url, List<String> itemIds, int httpStatus,
            String outcome, String code, long startedAt, long durationMillis, String detail, String responseBody)
            implements JournalEntry {

        static final String KIND = "call";

        public Call {
            itemIds = List.copyOf(itemIds);
        }

        @Override
        public Message toMessage() {
            return new MessageWriter(callId, correlationId, 2).with(JournalEntry.KIND, KIND).json(toJson());
        }

        private byte[] toJson() {
            JsonWriter json = new JsonWriter(1024).beginObject()
                    .member("callId", callId)
                    .member("participant", participant)
                    .member("url", url)
                    .name("itemIds").beginArray();
            itemIds.forEach(json::value);
            return json.endArray()
                    .member("httpStatus", httpStatus)
                    .member("outcome", outcome)
                    .member("code", code)
                    .member("startedAt", startedAt)
                    .member("durationMs", durationMillis)
                    .member("detail", detail)
                    .member("responseBody", responseBody)
                    .endObject().toBytes();
        }

        private static Call read(Message message) throws UnreadableMessage, MalformedJson {
            MessageReader envelope = new MessageReader(message);
            JsonFields in = JsonFields.parse(envelope.body());
            return new Call(in.text("callId"), envelope.correlationId(), in.text("participant"), in.text("url"),
                    in.texts("itemIds"), (int) in.number("httpStatus"), in.text("outcome"), in.textOrNull("code"),
                    in.number("startedAt"), in.number("durationMs"), in.textOrNull("detail"), in.textOrNull("responseBody"));
        }
    }
}
