package dip.model.catalogue.importer;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Profile;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a catalogue from a directory with the DIP API's specification as Elexon publishes it: the OpenAPI files
 * {@code *-unresolved.yaml}. Names, roles and lanes of interfaces are not in there; they come from the project's own
 * {@code interfaces.txt}, and an interface that it does not know gets {@link Profile#unknown}.
 */
public final class CatalogueImporter {

    private static final String INTERFACES = "Interfaces-EventCodes-unresolved.yaml";

    private CatalogueImporter() {
    }

    /**
     * @throws IOException where a file cannot be read
     * @throws IllegalArgumentException where the specification uses something that this importer does not know; it says what and where
     */
    public static Catalogue read(Path directory) throws IOException {
        Specification specification = new Specification(directory);
        SchemaReader schemas = new SchemaReader(specification);
        List<Variant> variants = new ArrayList<>();
        for (String name : specification.schemas(INTERFACES).keySet()) {
            if (name.endsWith("-Payload")) {
                variants.addAll(variants(specification, schemas, name));
            }
        }
        Map<String, Profile> known = profiles();
        List<Profile> profiles = variants.stream().map(Variant::interfaceId).distinct().sorted()
                .map(id -> known.getOrDefault(id, Profile.unknown(id))).toList();
        return new Catalogue(specification.release(INTERFACES), profiles, ResponseCodes.read(directory), variants);
    }

    private static List<Variant> variants(Specification specification, SchemaReader schemas, String payload) throws IOException {
        Object branches = specification.schemas(INTERFACES).get(payload).get("oneOf");
        if (!(branches instanceof List<?> list)) {
            return List.of(variant(schemas, new Specification.Place(INTERFACES, payload)));
        }
        List<Variant> variants = new ArrayList<>();
        for (Object branch : list) {
            String reference = String.valueOf(((Map<?, ?>) branch).get("$ref"));
            variants.add(variant(schemas, Specification.Place.of(reference, INTERFACES)));
        }
        return variants;
    }

    private static Variant variant(SchemaReader schemas, Specification.Place place) throws IOException {
        Block named = (Block) schemas.at(place);
        return new Variant(place.name(), new Block(null, named.fields(), named.open(), named.nullable()));
    }

    private static Map<String, Profile> profiles() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("interfaces.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Profile::parse)
                    .collect(Collectors.toMap(Profile::id, profile -> profile, (a, b) -> a, LinkedHashMap::new));
        }
    }
}
