package dip.model.structure;

import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.nio.charset.StandardCharsets;

/** Members usually come in the specification's order, so that the next field is tried first. */
final class ObjectCheck implements Structure {

    private static final int NONE = -1;

    private final Block block;
    private final Structure[] checks;
    private final byte[][] names;
    private final boolean[] required;
    private final int mustHave;

    ObjectCheck(Block block, Structure[] checks) {
        this.block = block;
        this.checks = checks;
        this.names = new byte[checks.length][];
        this.required = new boolean[checks.length];
        int count = 0;
        for (int i = 0; i < checks.length; i++) {
            Field field = block.fields().get(i);
            names[i] = field.name().getBytes(StandardCharsets.UTF_8);
            required[i] = field.required();
            count += field.required() ? 1 : 0;
        }
        this.mustHave = count;
    }

    @Override
    public void check(JsonDocument json, int node, Violations found) {
        JsonType type = json.type(node);
        if (type != JsonType.OBJECT) {
            WrongType.tell(node, type, "an object", block.nullable(), found);
            return;
        }
        int has = 0;
        int expected = 0;
        for (int child = json.first(node); child != JsonDocument.MISSING && !found.isFull(); child = json.next(child)) {
            int field = find(json, child, expected);
            if (field != NONE) {
                expected = field + 1;
                has += required[field] ? 1 : 0;
                checks[field].check(json, child, found);
            } else if (!block.open()) {
                found.wrong(child, "additionalProperties", unknown(json.name(child)));
            }
        }
        if (has < mustHave) {
            tellMissing(json, node, found);
        }
    }

    private int find(JsonDocument json, int child, int expected) {
        for (int i = expected; i < names.length; i++) {
            if (json.isNamed(child, names[i])) {
                return i;
            }
        }
        for (int i = 0; i < expected; i++) {
            if (json.isNamed(child, names[i])) {
                return i;
            }
        }
        return NONE;
    }

    private void tellMissing(JsonDocument json, int node, Violations found) {
        for (Field field : block.fields()) {
            if (field.required() && json.member(node, field.name()) == JsonDocument.MISSING) {
                found.missing(node, field.name());
            }
        }
    }

    private String unknown(String name) {
        for (Field field : block.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                return "Name it " + field.name() + ": names of fields match in exact case.";
            }
        }
        return "Leave this field out: the specification has none of this name here.";
    }
}
