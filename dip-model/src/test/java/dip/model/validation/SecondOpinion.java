package dip.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** networknt with the published JSON Schemas, dispatching on interface and event. */
final class SecondOpinion {

    private record Candidate(Schema schema, int events) {
    }

    private final Map<String, Candidate> byEvent = new HashMap<>();

    SecondOpinion(Path schemas, ObjectMapper mapper) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (Stream<Path> files = Files.list(schemas)) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = mapper.readTree(file.toFile());
                JsonNode s0 = json.at("/properties/CommonBlock/properties/S0/properties");
                JsonNode events = s0.at("/eventCode/enum");
                Candidate candidate = new Candidate(registry.getSchema(json), events.size());
                String id = s0.at("/interfaceID/enum/0").textValue();
                events.forEach(event -> byEvent.merge(id + event.textValue(), candidate, (a, b) -> b.events < a.events ? b : a));
            }
        }
    }

    int size() {
        return byEvent.size();
    }

    /** Its complaints; one where no schema is for the message. */
    List<String> judge(JsonNode message) {
        JsonNode payload = message.path("payload");
        JsonNode s0 = payload.path("CommonBlock").path("S0");
        JsonNode id = s0.path("interfaceID");
        JsonNode event = s0.path("eventCode");
        Candidate candidate = id.isTextual() && event.isTextual() ? byEvent.get(id.textValue() + event.textValue()) : null;
        return candidate == null ? List.of("no schema") : candidate.schema.validate(payload).stream().map(Object::toString).toList();
    }
}
