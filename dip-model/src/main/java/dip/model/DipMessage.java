package dip.model;

import dip.model.json.JsonDocument;
import java.util.Arrays;

/**
 * One item of a delivery: {@code {"payload": {"CommonBlock": …, "CustomBlock": …}}}.
 *
 * @param document the parsed document that it is part of
 * @param node the item's node
 */
public record DipMessage(JsonDocument document, int node) {

    /** The item's own bytes, as received. */
    public byte[] bytes() {
        return Arrays.copyOfRange(document.bytes(), document.start(node), document.end(node));
    }

    public MessageFacts facts() {
        return MessageFacts.of(this);
    }
}
