package dip.status.remedy;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which fixes can be meant: what they change is a field that the catalogue has, and not one that egress writes itself. */
@Singleton
public class Fixes {

    private static final int MOST_CHANGES = 20;
    private static final int LONGEST = 4000;
    private static final int LONGEST_POINTER = 250;
    private static final String PAYLOAD = "/payload";
    private static final String COMMON = PAYLOAD + "/CommonBlock";
    private static final String SENDER = COMMON + "/S1";
    private static final Pattern POINTER = Pattern.compile(PAYLOAD + "(/([^/~\0]|~[01])+)+");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final Catalogue catalogue;

    Fixes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is wrong with a fix. @param pointer of the change at fault; null where it is all of them */
    public static final class Wrong extends Exception {

        private final String pointer;

        Wrong(String pointer, String why) {
            super(why, null, false, false);
            this.pointer = pointer;
        }

        public String pointer() {
            return pointer;
        }
    }

    /**
     * @param changes JSON by pointer
     * @param channel of the messages to be mended; where the catalogue does not know it, egress has to
     */
    public Fix of(Map<String, String> changes, String channel) throws Wrong {
        Optional<InterfaceInfo> known = catalogue.byChannel(channel);
        for (String pointer : changes.keySet()) {
            checkPlace(pointer);
            if (known.isPresent()) {
                shapes(pointer, known);
            }
        }
        return bounded(changes);
    }

    /**
     * Values are written as text: a text field has it as it stands, any other what it says as JSON; {@code null} takes away.
     *
     * @param values by pointer
     * @param channel of the messages; null for any
     */
    Fix ofTexts(Map<String, String> values, String channel) throws Wrong {
        Map<String, String> changes = new TreeMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String pointer = value.getKey();
            checkPlace(pointer);
            List<Shape> shapes = shapes(pointer, Optional.ofNullable(channel).flatMap(catalogue::byChannel));
            changes.put(pointer, json(pointer, value.getValue(), shapes));
        }
        return bounded(changes);
    }

    private static void checkPlace(String pointer) throws Wrong {
        if (!POINTER.matcher(pointer).matches() || pointer.length() > LONGEST_POINTER) {
            throw new Wrong(pointer, "Write a JSON pointer into the message, as findings have it: " + COMMON
                    + "/M0/MPANCore, say; at most " + LONGEST_POINTER + " characters.");
        }
        if (isWithin(pointer, SENDER) || isWithin(SENDER, pointer)) {
            throw new Wrong(pointer, "Block S1 cannot be mended: egress writes reference, timestamp, sender and correlation ID itself.");
        }
    }

    private static Fix bounded(Map<String, String> changes) throws Wrong {
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw new Wrong(null, "A fix has 1 to " + MOST_CHANGES + " changes.");
        }
        for (String inner : changes.keySet()) {
            for (String outer : changes.keySet()) {
                if (!inner.equals(outer) && isWithin(inner, outer)) {
                    throw new Wrong(inner, "It lies within " + outer + ", which is changed as well.");
                }
            }
        }
        Fix fix = new Fix(changes);
        if (fix.json().length() > LONGEST) {
            throw new Wrong(null, "A fix has at most " + LONGEST + " characters as JSON.");
        }
        return fix;
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** What the catalogue has there, over all events; one at least. */
    private List<Shape> shapes(String pointer, Optional<InterfaceInfo> channel) throws Wrong {
        List<String> steps = List.of(pointer.substring(PAYLOAD.length() + 1).split("/"));
        List<Shape> shapes = catalogue.variants().stream().filter(variant -> channel.isEmpty() || variant.interfaceId().equals(channel.get().id()))
                .map(variant -> at(variant.payload(), steps)).filter(Objects::nonNull).distinct().toList();
        if (shapes.isEmpty()) {
            throw new Wrong(pointer, "There is no such field in " + channel.map(InterfaceInfo::id).orElse("any interface") + ".");
        }
        return shapes;
    }

    private static Shape at(Shape shape, List<String> steps) {
        Shape reached = shape;
        for (String step : steps) {
            String name = step.replace("~1", "/").replace("~0", "~");
            reached = switch (reached) {
                case Block block when block.field(name) == null -> block.open() ? new Anything() : null;
                case Block block -> block.field(name);
                case Items items when INDEX.matcher(name).matches() -> items.element();
                case Anything anything -> anything;
                case Items items -> null;
                case Text text -> null;
                case Numeric number -> null;
                case Flag flag -> null;
                case null -> null;
            };
        }
        return reached;
    }

    private static String json(String pointer, String value, Collection<Shape> shapes) throws Wrong {
        if (value.equals(Fix.NULL)) {
            return Fix.NULL;
        }
        List<Boolean> isText = shapes.stream().map(Text.class::isInstance).distinct().toList();
        if (isText.size() > 1) {
            throw new Wrong(pointer, "It is text in one interface and none in another: say of which interface the rule is.");
        }
        if (isText.getFirst()) {
            return new JsonWriter(value.length() + 2).value(value).toString();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        try {
            JsonDocument json = JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
            if (shapes.stream().anyMatch(shape -> isOf(shape, json.type(json.root())))) {
                return value;
            }
        } catch (MalformedJson none) {
            throw new Wrong(pointer, "'" + value + "' is no JSON, and the field is no text.");
        }
        throw new Wrong(pointer, "'" + value + "' is not what the field holds: it is no text.");
    }

    private static boolean isOf(Shape shape, JsonType type) {
        return switch (shape) {
            case Block block -> type == JsonType.OBJECT;
            case Items items -> type == JsonType.ARRAY;
            case Numeric number -> type == JsonType.NUMBER;
            case Flag flag -> type == JsonType.TRUE || type == JsonType.FALSE;
            case Text text -> type == JsonType.STRING;
            case Anything anything -> true;
        };
    }
}
