package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A message of ours to be sent anew: the same content, for egress to give it a reference and a time. */
final class Anew {

    private static final List<String> PATH = List.of("payload", "CommonBlock", "S1");
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private Anew() {
    }

    /** @param sent as it was sent; what is no such JSON comes back as it is, for egress to refuse */
    static byte[] of(byte[] sent) {
        try {
            JsonDocument json = JsonDocument.parse(sent, 0, sent.length, JsonLimits.DEFAULT);
            int block = json.root();
            for (String name : PATH) {
                block = json.member(block, name);
                if (block == JsonDocument.MISSING) {
                    return sent;
                }
            }
            int within = block;
            return without(sent, json, Stream.of("senderUniqueReference", "senderTimestamp").map(name -> json.member(within, name))
                    .filter(node -> node != JsonDocument.MISSING).sorted(Comparator.comparing(json::start)).toList());
        } catch (MalformedJson notOurs) {
            return sent;
        }
    }

    private static byte[] without(byte[] sent, JsonDocument json, List<Integer> values) {
        ByteArrayOutputStream anew = new ByteArrayOutputStream(sent.length);
        int from = 0;
        for (int value : values) {
            anew.write(sent, from, json.start(value) - from);
            anew.writeBytes(NULL);
            from = json.end(value);
        }
        anew.write(sent, from, sent.length - from);
        return anew.toByteArray();
    }
}
