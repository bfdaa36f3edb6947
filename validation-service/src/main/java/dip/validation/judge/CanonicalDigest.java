package dip.validation.judge;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A digest of texts and JSON values. A value gives the same digest however it is written: white space, escapes, the
 * order of an object's members and the case of their names make no difference. Numbers count as they are written.
 */
final class CanonicalDigest {

    private static final byte ABSENT = 0;
    private static final byte TEXT = 1;
    private static final byte BARE = 2;
    private static final byte OBJECT = 3;
    private static final byte ARRAY = 4;
    private static final byte END = 5;

    private final MessageDigest sha256 = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(2048);

    /** Null counts as something, too: it differs from every text. */
    CanonicalDigest add(String text) {
        if (text == null) {
            tag(ABSENT);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            sized(TEXT, utf8, 0, utf8.length);
        }
        return this;
    }

    /** @param node may be {@link JsonDocument#MISSING} */
    CanonicalDigest add(JsonDocument json, int node) {
        if (node == JsonDocument.MISSING) {
            tag(ABSENT);
            return this;
        }
        switch (json.type(node)) {
            case OBJECT -> object(json, node);
            case ARRAY -> array(json, node);
            case STRING -> string(json, node);
            case NUMBER, TRUE, FALSE, NULL -> sized(BARE, json.bytes(), json.start(node), json.end(node));
        }
        return this;
    }

    /** The first 128 bits. Ends this digest. */
    UUID toKey() {
        flush();
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    private void object(JsonDocument json, int node) {
        Map<String, Integer> members = new TreeMap<>();
        for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
            members.put(json.name(child).toLowerCase(Locale.ROOT), child);
        }
        tag(OBJECT);
        members.forEach((name, child) -> add(name).add(json, child));
        tag(END);
    }

    private void array(JsonDocument json, int node) {
        tag(ARRAY);
        for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
            add(json, child);
        }
        tag(END);
    }

    private void string(JsonDocument json, int node) {
        if (json.isPlain(node)) {
            sized(TEXT, json.bytes(), json.start(node) + 1, json.end(node) - 1);
        } else {
            byte[] utf8 = json.utf8(node);
            sized(TEXT, utf8, 0, utf8.length);
        }
    }

    private void tag(byte kind) {
        room(1);
        buffer.put(kind);
    }

    private void sized(byte kind, byte[] bytes, int from, int to) {
        room(1 + Integer.BYTES);
        buffer.put(kind).putInt(to - from);
        if (to - from > buffer.capacity()) {
            flush();
            sha256.update(bytes, from, to - from);
        } else {
            room(to - from);
            buffer.put(bytes, from, to - from);
        }
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        sha256.update(buffer.flip());
        buffer.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
