package dip.model.validation;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses within bounds. The stream is run through twice: once to learn its size, holding nothing, once into an
 * array of just that size; so a bomb costs time in proportion to the bound and no memory.
 */
final class ReportInflater {

    sealed interface Outcome {
    }

    record Inflated(byte[] json) implements Outcome {
    }

    record Broken(String reason) implements Outcome {
    }

    record TooLarge() implements Outcome {
    }

    private static final int CHUNK = 8_192;

    /** A report whose values are shorter than this on average would make the parsed form many times its size. */
    private static final int DENSEST = 16;
    private static final int FEW = 1_000;

    private ReportInflater() {
    }

    /** @param maxBytes of the decompressed report */
    static Outcome inflate(byte[] compressed, int maxBytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            long size = measure(inflater, maxBytes);
            if (size > maxBytes) {
                return new TooLarge();
            }
            if (inflater.getRemaining() > 0) {
                return new Broken(inflater.getRemaining() + " bytes follow the stream");
            }
            inflater.reset();
            inflater.setInput(compressed);
            byte[] json = new byte[(int) size];
            fill(inflater, json);
            return new Inflated(json);
        } catch (DataFormatException malformed) {
            return new Broken(malformed.getMessage() == null ? "the stream is damaged" : malformed.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** @return the size, or one more than {@code maxBytes} where it is larger or too dense */
    private static long measure(Inflater inflater, int maxBytes) throws DataFormatException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        long values = 0;
        while (!inflater.finished()) {
            int read = inflater.inflate(chunk);
            if (read == 0 && !inflater.finished()) {
                throw new DataFormatException(inflater.needsDictionary() ? "it needs a dictionary" : "the stream is cut short");
            }
            size += read;
            values += separators(chunk, read);
            if (size > maxBytes || values > FEW + maxBytes / DENSEST) {
                return maxBytes + 1L;
            }
        }
        return size;
    }

    private static int separators(byte[] chunk, int length) {
        int separators = 0;
        for (int i = 0; i < length; i++) {
            byte b = chunk[i];
            if (b == ',' || b == '[' || b == '{') {
                separators++;
            }
        }
        return separators;
    }

    private static void fill(Inflater inflater, byte[] json) throws DataFormatException {
        for (int at = 0; at < json.length;) {
            at += inflater.inflate(json, at, json.length - at);
        }
    }
}
