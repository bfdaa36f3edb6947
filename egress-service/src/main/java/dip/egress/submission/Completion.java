package dip.egress.submission;

import dip.egress.EgressConfig;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.model.time.MessageTime;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Adds what a message lacks and the sender's system can know: schema version, block S1, the empty lists of A0. What stands
 * in the message stays as it is; what else is missing is for the checks to say.
 */
@Singleton
class Completion {

    /** Beside {@code payload}: correlation ID of the message that this one answers. */
    private static final String ANSWERS = "answers";
    private static final String NULL = "null";
    private static final String NOBODY = "[]";

    private final Participants participants;
    private final Catalogue catalogue;
    private final References references;
    private final InstantSource clock;
    private final String connectionProvider;

    Completion(Participants participants, Catalogue catalogue, References references, InstantSource clock, EgressConfig config) {
        this.participants = participants;
        this.catalogue = catalogue;
        this.references = references;
        this.clock = clock;
        this.connectionProvider = config.connectionProvider().orElse(null);
    }

    /** {@code {"payload": …}}; the message's own bytes where it is not even of that shape. */
    byte[] complete(DipMessage message) {
        JsonDocument json = message.document();
        int payload = json.member(message.node(), "payload");
        int common = json.member(payload, "CommonBlock");
        if (common == JsonDocument.MISSING || json.type(common) != JsonType.OBJECT) {
            return message.bytes();
        }
        JsonWriter out = new JsonWriter(json.end(payload) - json.start(payload) + 512).beginObject().name("payload").beginObject();
        for (int member = json.first(payload); member != JsonDocument.MISSING; member = json.next(member)) {
            out.name(json.name(member));
            if (member == common) {
                writeCommon(out, message, common);
            } else {
                copy(out, json, member);
            }
        }
        return out.endObject().endObject().toBytes();
    }

    private void writeCommon(JsonWriter out, DipMessage message, int common) {
        JsonDocument json = message.document();
        MessageFacts facts = message.facts();
        Optional<InterfaceInfo> info = Optional.ofNullable(facts.interfaceId()).flatMap(catalogue::byChannel);
        Map<String, Map<String, String>> defaults = new LinkedHashMap<>();
        info.ifPresent(known -> defaults.put("S0", Map.of("schemaVersion", quoted(known.schemaVersion()))));
        defaults.put("S1", sender(facts, info, json.stringOrNull(json.member(message.node(), ANSWERS))));
        defaults.put("A0", Map.of("secondaryRecipients", NOBODY, "always", NOBODY));
        out.beginObject();
        for (int block = json.first(common); block != JsonDocument.MISSING; block = json.next(block)) {
            out.name(json.name(block));
            Map<String, String> missing = defaults.remove(json.name(block));
            if (missing == null || json.type(block) != JsonType.OBJECT) {
                copy(out, json, block);
            } else {
                merge(out, json, block, missing);
            }
        }
        if (defaults.containsKey("S1")) {
            out.name("S1");
            merge(out, json, JsonDocument.MISSING, defaults.get("S1"));
        }
        out.endObject();
    }

    /** Block S1 as it would stand if the message gave nothing of it but what it gives. */
    private Map<String, String> sender(MessageFacts facts, Optional<InterfaceInfo> info, String answers) {
        Instant now = clock.instant();
        Map<String, String> block = new LinkedHashMap<>();
        block.put("environmentTag", quoted(participants.environment()));
        block.put("subText", NULL);
        block.put("senderTimestamp", quoted(MessageTime.format(now)));
        block.put("senderCorrelationID", answers == null ? NULL : quoted(answers));
        block.put("DIPConnectionProviderID", connectionProvider == null ? NULL : quoted(connectionProvider));
        participant(facts).ifPresent(participant -> {
            block.put("senderDIPID", quoted(participant.dipId()));
            block.put("senderRoleID", quoted(participant.role()));
            info.ifPresent(known -> block.put("senderUniqueReference",
                    quoted(references.next(known.id(), participant.dipId(), participant.role(), now))));
        });
        return block;
    }

    /** The one that the message names, or the only one. */
    private Optional<Participant> participant(MessageFacts facts) {
        if (facts.senderDipId() != null) {
            return participants.find(facts.senderDipId());
        }
        return participants.all().size() == 1 ? participants.all().stream().findFirst() : Optional.empty();
    }

    /** What the block has, and the rest; a null is replaced where there is something better. */
    private static void merge(JsonWriter out, JsonDocument json, int block, Map<String, String> defaults) {
        Map<String, String> missing = new LinkedHashMap<>(defaults);
        out.beginObject();
        if (block != JsonDocument.MISSING) {
            for (int member = json.first(block); member != JsonDocument.MISSING; member = json.next(member)) {
                String name = json.name(member);
                if (json.type(member) != JsonType.NULL || !missing.containsKey(name)) {
                    missing.remove(name);
                    out.name(name);
                    copy(out, json, member);
                }
            }
        }
        missing.forEach((name, value) -> raw(out.name(name), value));
        out.endObject();
    }

    private static void copy(JsonWriter out, JsonDocument json, int node) {
        out.json(json.bytes(), json.start(node), json.end(node));
    }

    private static void raw(JsonWriter out, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.json(bytes, 0, bytes.length);
    }

    private static String quoted(String text) {
        return new JsonWriter(text.length() + 2).value(text).toString();
    }
}
