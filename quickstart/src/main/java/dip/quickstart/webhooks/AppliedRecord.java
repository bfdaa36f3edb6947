package dip.quickstart.webhooks;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.signing.keys.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the DIP has acknowledged, in a file: {@code {"dip":URL,"webhooks":[{"participant","channel","url"}]}}, the URL null
 * where a call was begun and its outcome not written down. The file is replaced whole with each step.
 */
final class AppliedRecord implements Known {

    private final Path file;
    private final String dip;
    private final SortedMap<Place, Optional<String>> webhooks;

    private AppliedRecord(Path file, String dip, SortedMap<Place, Optional<String>> webhooks) {
        this.file = file;
        this.dip = dip;
        this.webhooks = webhooks;
    }

    /** @throws IllegalArgumentException where the file is there and cannot be read, or is about another DIP */
    static AppliedRecord open(Path file, String dip) {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : write(dip, new TreeMap<>());
            return new AppliedRecord(file, dip, parse(file, dip, JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT)));
        } catch (IOException | MalformedJson unreadable) {
            throw new IllegalArgumentException(file + ": cannot be read (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    @Override
    public String source() {
        return "what it has acknowledged before (" + file + ")";
    }

    @Override
    public Map<Place, Optional<String>> read() {
        return webhooks;
    }

    @Override
    public void begin(Place place) {
        webhooks.put(place, Optional.empty());
        save();
    }

    @Override
    public void settle(Place place, String url) {
        if (url == null) {
            webhooks.remove(place);
        } else {
            webhooks.put(place, Optional.of(url));
        }
        save();
    }

    private void save() {
        FileReplacement.open(file, write(dip, webhooks)).replace();
    }

    private static byte[] write(String dip, Map<Place, Optional<String>> webhooks) {
        JsonWriter json = new JsonWriter(4096).beginObject().member("dip", dip).name("webhooks").beginArray();
        webhooks.forEach((place, url) -> json.beginObject().member("participant", place.participant())
                .member("channel", place.channel()).member("url", url.orElse(null)).endObject());
        return json.endArray().endObject().toBytes();
    }

    private static SortedMap<Place, Optional<String>> parse(Path file, String dip, JsonDocument json) {
        String recorded = json.stringOrNull(json.member(json.root(), "dip"));
        if (!dip.equals(recorded)) {
            throw new IllegalArgumentException(file + ": is about the DIP at " + recorded + ", not " + dip + "; name another with --record");
        }
        SortedMap<Place, Optional<String>> webhooks = new TreeMap<>();
        int array = json.member(json.root(), "webhooks");
        for (int webhook = array == JsonDocument.MISSING ? array : json.first(array); webhook != JsonDocument.MISSING; webhook = json.next(webhook)) {
            String participant = json.stringOrNull(json.member(webhook, "participant"));
            String channel = json.stringOrNull(json.member(webhook, "channel"));
            if (participant == null || channel == null) {
                throw new IllegalArgumentException(file + ": is no record of webhooks: one has no participant or no channel");
            }
            webhooks.put(new Place(participant, channel), Optional.ofNullable(json.stringOrNull(json.member(webhook, "url"))));
        }
        return webhooks;
    }
}
