package dip.model.catalogue.importer;

import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.catalogue.importer.Specification.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns OpenAPI 3.0 schemas into shapes. What it does not know it refuses, so that nothing is silently left unchecked. */
final class SchemaReader {

    private static final Set<String> KNOWN = Set.of("type", "properties", "required", "additionalProperties", "items",
            "enum", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "multipleOf",
            "nullable", "format", "description", "example", "title");

    private final Specification specification;
    private final Map<Place, Shape> done = new HashMap<>();
    private final Map<String, Place> names = new HashMap<>();

    SchemaReader(Specification specification) {
        this.specification = specification;
    }

    /** The shape of a component, with the component's name; of one that only refers to another, that one's. */
    Shape at(Place place) throws IOException {
        Shape known = done.get(place);
        if (known == null) {
            known = shape(specification.schema(place), uniqueName(place), place.file());
            done.put(place, known);
        }
        return known;
    }

    /** Components of two files may share a name. */
    private String uniqueName(Place place) {
        Place other = names.putIfAbsent(place.name(), place);
        return other == null || other.equals(place) ? place.name()
                : place.file().substring(0, place.file().indexOf('-')) + ':' + place.name();
    }

    private Shape shape(Map<String, Object> schema, String name, String file) throws IOException {
        if (schema.get("$ref") instanceof String reference) {
            return at(Place.of(reference, file));
        }
        for (String keyword : schema.keySet()) {
            if (!KNOWN.contains(keyword)) {
                throw new IllegalArgumentException(file + ", " + name + ": unknown keyword " + keyword);
            }
        }
        boolean nullable = Boolean.TRUE.equals(schema.get("nullable"));
        String type = schema.containsKey("properties") ? "object" : String.valueOf(schema.get("type"));
        return switch (type) {
            case "object" -> new Block(name, fields(schema, file), !Boolean.FALSE.equals(schema.get("additionalProperties")), nullable);
            case "array" -> new Items(name, whole(schema, "minItems", 0), whole(schema, "maxItems", Integer.MAX_VALUE),
                    shape(Specification.map(schema.get("items"), file), null, file), nullable);
            case "string" -> text(schema, name, nullable);
            case "integer", "number" -> new Numeric(name, type.equals("integer"), decimal(schema, "minimum"),
                    decimal(schema, "maximum"), decimal(schema, "multipleOf"), nullable);
            case "boolean" -> new Flag(name, nullable);
            case "null" -> new Anything();
            default -> throw new IllegalArgumentException(file + ", " + name + ": unknown type " + type);
        };
    }

    private static Text text(Map<String, Object> schema, String name, boolean nullable) {
        List<String> allowed = new ArrayList<>();
        if (schema.get("enum") instanceof List<?> values) {
            values.stream().filter(Objects::nonNull).map(String::valueOf).forEach(allowed::add);
        }
        return new Text(name, whole(schema, "minLength", 0), whole(schema, "maxLength", Integer.MAX_VALUE), List.copyOf(allowed),
                (String) schema.get("pattern"), "byte".equals(schema.get("format")), nullable);
    }

    private List<Field> fields(Map<String, Object> schema, String file) throws IOException {
        List<Object> required = new ArrayList<>();
        if (schema.get("required") instanceof List<?> list) {
            required.addAll(list);
        }
        List<Field> fields = new ArrayList<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            for (Map.Entry<?, ?> property : properties.entrySet()) {
                String name = (String) property.getKey();
                Shape shape = shape(Specification.map(property.getValue(), file + ", " + name), null, file);
                fields.add(new Field(name, required.remove(name), shape));
            }
        }
        required.forEach(undeclared -> fields.add(new Field((String) undeclared, true, new Anything())));
        return List.copyOf(fields);
    }

    private static int whole(Map<String, Object> schema, String keyword, int otherwise) {
        return schema.get(keyword) instanceof Number number ? Math.toIntExact(number.longValue()) : otherwise;
    }

    private static BigDecimal decimal(Map<String, Object> schema, String keyword) {
        return schema.get(keyword) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
