package dip.model.catalogue.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of a specification directory, each read when it is first needed. */
final class Specification {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final int LARGEST = 32 * 1024 * 1024;

    /** A schema's place: file name and component name. References are URLs whose last step is the file name. */
    record Place(String file, String name) {

        static Place of(String reference, String here) {
            int at = reference.indexOf(SCHEMAS);
            if (at < 0) {
                throw new IllegalArgumentException(here + ": a reference of unknown form: " + reference);
            }
            String file = reference.substring(reference.lastIndexOf('/', at) + 1, at);
            return new Place(file.isEmpty() ? here : file, reference.substring(at + SCHEMAS.length()));
        }
    }

    private final Path directory;
    private final Map<String, Map<String, Object>> files = new HashMap<>();

    Specification(Path directory) {
        this.directory = directory;
    }

    String release(String file) throws IOException {
        return String.valueOf(map(load(file).get("info"), file).get("version"));
    }

    /** The schemas of a file by their names, in its order. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> schemas(String file) throws IOException {
        Map<String, Object> components = map(load(file).get("components"), file);
        return (Map<String, Map<String, Object>>) (Map<String, ?>) map(components.get("schemas"), file);
    }

    Map<String, Object> schema(Place place) throws IOException {
        Map<String, Object> schema = schemas(place.file()).get(place.name());
        if (schema == null) {
            throw new IllegalArgumentException(place.file() + " has no schema " + place.name());
        }
        return schema;
    }

    private Map<String, Object> load(String file) throws IOException {
        Map<String, Object> loaded = files.get(file);
        if (loaded == null) {
            LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(LARGEST).build();
            String text = Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
            loaded = map(new Load(settings).loadFromString(text), file);
            files.put(file, loaded);
        }
        return loaded;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(where + ": an object is expected, not " + value);
    }
}
