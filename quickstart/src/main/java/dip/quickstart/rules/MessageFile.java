package dip.quickstart.rules;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of one file: a delivery (JSON array), a single message, or one message per line. */
final class MessageFile {

    /** A message, or why there is none at this place. */
    sealed interface Entry {
    }

    record Message(DipMessage message) implements Entry {
    }

    /** @param line from 1; 0 where the file is not one of lines */
    record Unreadable(int line, String reason) implements Entry {
    }

    private MessageFile() {
    }

    /** @param foldNames whether field names match in any case */
    static List<Entry> read(byte[] content, boolean foldNames) {
        JsonLimits limits = new JsonLimits(content.length, JsonLimits.DEFAULT.maxDepth(), JsonLimits.DEFAULT.maxNumberLength(), foldNames);
        try {
            return messages(JsonDocument.parse(content, 0, content.length, limits));
        } catch (MalformedJson malformed) {
            return malformed.reason() == MalformedJson.Reason.TRAILING_CONTENT && holdsLines(content, malformed.offset())
                    ? lines(content, limits)
                    : List.of(unreadable(0, malformed));
        }
    }

    private static List<Entry> messages(JsonDocument document) {
        int root = document.root();
        if (document.type(root) != JsonType.ARRAY) {
            return List.of(new Message(new DipMessage(document, root)));
        }
        List<Entry> entries = new ArrayList<>();
        for (int item = document.first(root); item != JsonDocument.MISSING; item = document.next(item)) {
            entries.add(new Message(new DipMessage(document, item)));
        }
        return entries.isEmpty() ? List.of(new Unreadable(0, "the array of messages is empty")) : entries;
    }

    /** Whether what follows the first value begins on a line of its own. */
    private static boolean holdsLines(byte[] content, int offset) {
        int at = offset - 1;
        while (at >= 0 && (content[at] == ' ' || content[at] == '\t' || content[at] == '\r')) {
            at--;
        }
        return at >= 0 && content[at] == '\n';
    }

    private static List<Entry> lines(byte[] content, JsonLimits limits) {
        List<Entry> entries = new ArrayList<>();
        int line = 1;
        for (int from = 0; from < content.length; line++) {
            int to = from;
            while (to < content.length && content[to] != '\n') {
                to++;
            }
            byte[] bytes = Arrays.copyOfRange(content, from, to);
            if (!new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
                entries.add(line(bytes, line, limits));
            }
            from = to + 1;
        }
        return entries;
    }

    private static Entry line(byte[] bytes, int line, JsonLimits limits) {
        try {
            return new Message(Delivery.single(bytes, limits));
        } catch (MalformedJson malformed) {
            return unreadable(line, malformed);
        }
    }

    private static Unreadable unreadable(int line, MalformedJson malformed) {
        return new Unreadable(line, malformed.getMessage() + " (byte " + malformed.offset() + ')');
    }
}
