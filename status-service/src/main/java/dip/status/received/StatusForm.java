package dip.status.received;

import dip.messaging.InboundItem;
import dip.messaging.UnreadableMessage;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.model.time.MessageTime;
import dip.service.participants.Participants;
import dip.status.intake.Poison;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.qpid.proton.message.Message;

/** From an element of a delivery to the status webhook to what it says. */
@Singleton
class StatusForm {

    /** The DIP writes 11 of them where an ID has 10 characters. */
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final String UNKNOWN = "unknown";
    private static final byte[] OPEN = {'['};
    private static final byte[] CLOSE = {']'};

    private final Participants participants;

    StatusForm(Participants participants) {
        this.participants = participants;
    }

    ReceivedStatus read(Message message) throws UnreadableMessage, Poison {
        InboundItem inbound = InboundItem.of(message);
        Item item = parsed(inbound.body());
        Instant receivedAt = Instant.ofEpochMilli(inbound.receivedAt());
        String code = item.code();
        return new ReceivedStatus(digest(inbound), inbound.itemId(), sender(inbound, item), item.transactionId(),
                item.senderUniqueReference(), item.correlationId(), saidBy(item, code), saidAt(item, receivedAt),
                item.message(), item.help(), code, Outcome.of(code), receivedAt);
    }

    private static Item parsed(byte[] body) throws Poison {
        byte[] array = ByteBuffer.allocate(body.length + 2).put(OPEN).put(body).put(CLOSE).array();
        try {
            return StandardResponse.parseArray(array).getFirst();
        } catch (MalformedJson malformed) {
            throw new Poison("no status message: " + malformed.getMessage());
        }
    }

    /** Where one of our participants receives for another, the status says for whom. */
    private String sender(InboundItem inbound, Item item) {
        return item.recipientId() != null && participants.find(item.recipientId()).isPresent() ? item.recipientId()
                : inbound.recipientDipId();
    }

    private static String saidBy(Item item, String code) {
        if (item.senderId() == null) {
            return Outcome.family(code).equals("MSG") ? ReceivedStatus.DIP : UNKNOWN;
        }
        return ZEROS.matcher(item.senderId()).matches() ? ReceivedStatus.DIP : item.senderId();
    }

    private static Instant saidAt(Item item, Instant receivedAt) {
        long second = item.sentTimestamp() == null ? MessageTime.INVALID : MessageTime.epochSecond(item.sentTimestamp());
        return second == MessageTime.INVALID ? receivedAt : Instant.ofEpochSecond(second);
    }

    private static UUID digest(InboundItem inbound) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(inbound.recipientDipId().getBytes(StandardCharsets.UTF_8));
            ByteBuffer digest = ByteBuffer.wrap(sha.digest(inbound.body()));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
