package dip.model.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes compact UTF-8 JSON. Members are written in the order of the calls; null values as {@code null}. */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;
    private boolean first = true;

    public JsonWriter(int expectedBytes) {
        out = new ByteArrayOutputStream(expectedBytes);
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    public JsonWriter name(String name) {
        separate();
        quoted(name);
        out.write(':');
        first = true;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        if (text == null) {
            raw("null");
        } else {
            quoted(text);
        }
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        raw(Long.toString(number));
        return this;
    }

    /** @throws IllegalArgumentException for what JSON cannot say: NaN and the infinities */
    public JsonWriter value(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no JSON number: " + number);
        }
        separate();
        raw(Double.toString(number));
        return this;
    }

    public JsonWriter value(boolean flag) {
        separate();
        raw(flag ? "true" : "false");
        return this;
    }

    public JsonWriter member(String name, String text) {
        return name(name).value(text);
    }

    public JsonWriter member(String name, long number) {
        return name(name).value(number);
    }

    public JsonWriter member(String name, boolean flag) {
        return name(name).value(flag);
    }

    /** Bytes that are JSON already, as one value. */
    public JsonWriter json(byte[] bytes, int from, int to) {
        separate();
        out.write(bytes, from, to - from);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonWriter begin(char bracket) {
        separate();
        out.write(bracket);
        first = true;
        return this;
    }

    private JsonWriter end(char bracket) {
        out.write(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            out.write(',');
        }
        first = false;
    }

    private void raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void quoted(String text) {
        out.write('"');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int clean = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                out.write(utf8, clean, i - clean);
                escaped(b);
                clean = i + 1;
            }
        }
        out.write(utf8, clean, utf8.length - clean);
        out.write('"');
    }

    private void escaped(byte b) {
        out.write('\\');
        switch (b) {
            case '"', '\\' -> out.write(b);
            case '\n' -> out.write('n');
            case '\r' -> out.write('r');
            case '\t' -> out.write('t');
            default -> {
                raw("u00");
                out.write(HEX[b >> 4]);
                out.write(HEX[b & 15]);
            }
        }
    }
}
