package dip.model.structure;

import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

final class TextCheck implements Structure {

    private final Text text;
    private final byte[][] allowed;
    private final TextPattern pattern;

    TextCheck(Text text) {
        this.text = text;
        this.allowed = text.allowed().stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        this.pattern = text.pattern() == null ? null : TextPattern.of(text.pattern());
    }

    @Override
    public void check(JsonDocument json, int node, Violations found) {
        if (json.isPlain(node)) {
            int from = json.start(node) + 1;
            int to = json.end(node) - 1;
            judge(node, json.bytes(), from, to, to - from, found);
            return;
        }
        JsonType type = json.type(node);
        if (type != JsonType.STRING) {
            WrongType.tell(node, type, "a string", text.nullable(), found);
            return;
        }
        byte[] utf8 = json.utf8(node);
        judge(node, utf8, 0, utf8.length, codePoints(utf8), found);
    }

    private void judge(int node, byte[] utf8, int from, int to, int length, Violations found) {
        if (allowed.length > 0 && !isAllowed(utf8, from, to)) {
            found.wrong(node, "enum", choice());
        } else if (length < text.min()) {
            found.wrong(node, "minLength", "Send " + span() + "; here are " + length + '.');
        } else if (length > text.max()) {
            found.wrong(node, "maxLength", "Send " + span() + "; here are " + length + '.');
        } else if (pattern != null && !pattern.matches(utf8, from, to)) {
            found.wrong(node, "pattern", "Send text of the form " + text.pattern() + " (ECMA-262).");
        }
    }

    private boolean isAllowed(byte[] utf8, int from, int to) {
        for (byte[] value : allowed) {
            if (Arrays.equals(value, 0, value.length, utf8, from, to)) {
                return true;
            }
        }
        return false;
    }

    private String choice() {
        return text.allowed().size() == 1 ? "Send " + text.allowed().getFirst() + '.'
                : "Send one of " + String.join(", ", text.allowed()) + '.';
    }

    private String span() {
        return text.min() == text.max() ? "exactly " + text.min() + " characters"
                : text.max() == Integer.MAX_VALUE ? "at least " + text.min() + " characters"
                : text.min() + " to " + text.max() + " characters";
    }

    private static int codePoints(byte[] utf8) {
        int count = 0;
        for (byte b : utf8) {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }
}
