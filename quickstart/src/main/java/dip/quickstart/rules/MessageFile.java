package dip.quickstart.rules;

import dip.model.DipMessage;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.util.Arrays;
import java.util.function.Consumer;

/** The messages of one file: a delivery (JSON array), a single message, or one message per line. */
public final class MessageFile {

    /** A message, or why there is none at this place. */
    public sealed interface Entry {
    }

    public record Message(DipMessage message) implements Entry {
    }

    /** @param line from 1; 0 where the file is not one of lines */
    public record Unreadable(int line, String reason) implements Entry {
    }

    private final byte[] content;
    private final JsonLimits limits;

    /** @param foldNames whether field names match in any case */
    public MessageFile(byte[] content, boolean foldNames) {
        this.content = content;
        this.limits = new JsonLimits(content.length, JsonLimits.DEFAULT.maxDepth(), JsonLimits.DEFAULT.maxNumberLength(), foldNames);
    }

    /**
     * Hands over the entries in their order, one at a time. A file is one of lines where its first line is an object
     * and something follows; or where it makes no sense as a whole, but its second line is an object.
     */
    public void read(Consumer<Entry> entries) {
        int second = lineAfter(0);
        if (second < content.length && isObject(0, second)) {
            lines(entries);
            return;
        }
        try {
            whole(JsonDocument.parse(content, 0, content.length, limits), entries);
        } catch (MalformedJson malformed) {
            if (second < content.length && isObject(second, lineAfter(second))) {
                lines(entries);
            } else {
                entries.accept(unreadable(0, malformed));
            }
        }
    }

    private static void whole(JsonDocument document, Consumer<Entry> entries) {
        int root = document.root();
        if (document.type(root) != JsonType.ARRAY) {
            entries.accept(new Message(new DipMessage(document, root)));
            return;
        }
        int item = document.first(root);
        if (item == JsonDocument.MISSING) {
            entries.accept(new Unreadable(0, "the array of messages is empty"));
        }
        for (; item != JsonDocument.MISSING; item = document.next(item)) {
            entries.accept(new Message(new DipMessage(document, item)));
        }
    }

    private void lines(Consumer<Entry> entries) {
        int line = 1;
        for (int from = 0; from < content.length; line++) {
            int next = lineAfter(from);
            if (!isBlank(from, next)) {
                try {
                    entries.accept(new Message(line(from, next)));
                } catch (MalformedJson malformed) {
                    entries.accept(unreadable(line, malformed));
                }
            }
            from = next;
        }
    }

    /** Copied, so that the message's document is not as large as the file. */
    private DipMessage line(int from, int to) throws MalformedJson {
        byte[] bytes = Arrays.copyOfRange(content, from, to);
        JsonDocument document = JsonDocument.parse(bytes, 0, bytes.length, limits);
        return new DipMessage(document, document.root());
    }

    private boolean isObject(int from, int to) {
        try {
            DipMessage message = line(from, to);
            return message.document().type(message.node()) == JsonType.OBJECT;
        } catch (MalformedJson malformed) {
            return false;
        }
    }

    /** Where the next line that is not blank begins; the length of the content where there is none. */
    private int lineAfter(int from) {
        int at = from;
        while (at < content.length && content[at] != '\n') {
            at++;
        }
        int next = Math.min(at + 1, content.length);
        return isBlank(next, content.length) ? content.length : next;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (content[i] != ' ' && content[i] != '\t' && content[i] != '\r' && content[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static Unreadable unreadable(int line, MalformedJson malformed) {
        return new Unreadable(line, malformed.getMessage() + " (byte " + malformed.offset() + ')');
    }
}
