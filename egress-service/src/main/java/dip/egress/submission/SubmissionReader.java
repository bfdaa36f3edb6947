package dip.egress.submission;

import dip.egress.EgressConfig;
import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import dip.sending.rest.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The messages in a request's body: one, or an array. */
@Singleton
class SubmissionReader {

    private final int maxMessages;

    SubmissionReader(EgressConfig config) {
        this.maxMessages = config.maxMessages();
    }

    /** @throws Refusal where the body is no JSON object or array of objects, or has too many */
    List<DipMessage> read(byte[] body) {
        try {
            JsonDocument json = JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT);
            if (json.type(json.root()) != JsonType.ARRAY) {
                return List.of(new DipMessage(json, json.root()));
            }
            Delivery delivery = Delivery.parse(body, JsonLimits.DEFAULT);
            if (delivery.count() > maxMessages) {
                throw new Refusal(413, "Too many messages", null, "max-messages",
                        "Hand over at most " + maxMessages + " messages at once; these are " + delivery.count() + ".");
            }
            List<DipMessage> messages = new ArrayList<>(delivery.count());
            for (int i = 0; i < delivery.count(); i++) {
                messages.add(delivery.message(i));
            }
            return messages;
        } catch (MalformedJson malformed) {
            throw new Refusal(400, "Not strict JSON", null, malformed.reason().name(),
                    "At byte " + malformed.offset() + ": " + malformed.getMessage() + ".");
        }
    }
}
