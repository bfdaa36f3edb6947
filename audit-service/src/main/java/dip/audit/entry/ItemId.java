package dip.audit.entry;

import java.util.Optional;
import java.util.UUID;

/** An item's identity everywhere in the suite: {@code <deliveryId>.<index>}. */
public record ItemId(UUID deliveryId, int index) {

    private static final int UUID_LENGTH = 36;
    private static final int MAX_INDEX_DIGITS = 9;

    /** Empty where {@code text} is not exactly a lower-case UUID, a dot and a decimal number. */
    public static Optional<ItemId> parse(String text) {
        if (text == null || text.length() < UUID_LENGTH + 2 || text.length() > UUID_LENGTH + 1 + MAX_INDEX_DIGITS) {
            return Optional.empty();
        }
        try {
            ItemId id = new ItemId(UUID.fromString(text.substring(0, UUID_LENGTH)),
                    Integer.parseUnsignedInt(text.substring(UUID_LENGTH + 1)));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Epoch milliseconds at which ingress received the delivery. */
    public long receivedAt() {
        return Uuid7.millis(deliveryId);
    }

    @Override
    public String toString() {
        return deliveryId + "." + index;
    }
}
