package dip.model.identity;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * A digest of texts and JSON values. A value gives the same digest however it is written: white space, escapes, the
 * order of an object's members and the case of their names make no difference. Numbers count as they are written.
 * One key after the other, by one thread.
 */
public final class CanonicalDigest {

    private static final byte ABSENT = 0;
    private static final byte TEXT = 1;
    private static final byte BARE = 2;
    private static final byte OBJECT = 3;
    private static final byte ARRAY = 4;
    private static final byte END = 5;

    private final MessageDigest sha256 = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(2048);

    /** Null counts as something, too: it differs from every text. */
    public CanonicalDigest add(String text) {
        if (text == null) {
            tag(ABSENT);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            sized(TEXT, utf8, 0, utf8.length);
        }
        return this;
    }

    /** @param node may be {@link JsonDocument#MISSING} */
    public CanonicalDigest add(JsonDocument json, int node) {
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

    /** The first 128 bits. What is added then makes the next key. */
    public UUID toKey() {
        flush();
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    private void object(JsonDocument json, int node) {
        int size = json.size(node);
        byte[][] names = new byte[size][];
        int[] values = new int[size];
        int count = 0;
        for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
            insert(lowerCase(json.nameUtf8(child)), child, names, values, count++);
        }
        tag(OBJECT);
        for (int i = 0; i < size; i++) {
            sized(TEXT, names[i], 0, names[i].length);
            add(json, values[i]);
        }
        tag(END);
    }

    /** Keeps the first {@code count} in the order of their names: objects are small, and often in order already. */
    private static void insert(byte[] name, int value, byte[][] names, int[] values, int count) {
        int at = count;
        while (at > 0 && Arrays.compare(names[at - 1], name) > 0) {
            names[at] = names[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        names[at] = name;
        values[at] = value;
    }

    private static byte[] lowerCase(byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (name[i] >= 'A' && name[i] <= 'Z') {
                name[i] += 'a' - 'A';
            }
        }
        return name;
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
