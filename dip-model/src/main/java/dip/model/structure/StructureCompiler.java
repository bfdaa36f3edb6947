package dip.model.structure;

import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Anything;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Flag;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Numeric;
import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonType;
import java.util.HashMap;
import java.util.Map;

/** Compiles the shapes of one catalogue; what has a name is compiled once and shared. Used by one thread. */
public final class StructureCompiler {

    private final Map<String, Structure> named = new HashMap<>();

    public Structure compile(Shape shape) {
        if (shape.name() == null) {
            return check(shape);
        }
        Structure known = named.get(shape.name());
        if (known == null) {
            known = check(shape);
            named.put(shape.name(), known);
        }
        return known;
    }

    private Structure check(Shape shape) {
        return switch (shape) {
            case Text text -> new TextCheck(text);
            case Block block -> new ObjectCheck(block,
                    block.fields().stream().map(field -> compile(field.shape())).toArray(Structure[]::new));
            case Items items -> new ArrayCheck(items, compile(items.element()));
            case Numeric number -> new NumberCheck(number);
            case Flag flag -> (json, node, found) -> {
                JsonType type = json.type(node);
                if (type != JsonType.TRUE && type != JsonType.FALSE) {
                    WrongType.tell(node, type, "true or false without quotes", flag.nullable(), found);
                }
            };
            case Anything anything -> (json, node, found) -> { };
        };
    }
}
