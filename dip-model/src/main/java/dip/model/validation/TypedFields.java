package dip.model.validation;

import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Text;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/**
 * The ways to those fields of a block whose type means more than its length and characters, found once in the
 * catalogue: what a new release adds is found with it.
 */
sealed interface TypedFields {

    /** Types by the first part of the specification's name for them. */
    enum Kind {
        DATE_TIME("DT-003"), DATE("DT-021"), MPAN("DT-002");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    record At(Kind kind) implements TypedFields {
    }

    record Each(TypedFields element) implements TypedFields {
    }

    record Inside(List<Step> steps) implements TypedFields {
    }

    record Step(String field, TypedFields fields) {
    }

    /**
     * @param except fields that are passed over, wherever they stand
     * @return null where the shape holds none
     */
    static TypedFields of(Shape shape, Set<String> except) {
        return switch (shape) {
            case Text text -> at(text);
            case Items items -> of(items.element(), except) instanceof TypedFields element ? new Each(element) : null;
            case Block block -> inside(block, except);
            case null, default -> null;
        };
    }

    private static TypedFields at(Text text) {
        for (Kind kind : Kind.values()) {
            if (text.name() != null && text.name().startsWith(kind.type)) {
                return new At(kind);
            }
        }
        return null;
    }

    private static TypedFields inside(Block block, Set<String> except) {
        List<Step> steps = new ArrayList<>();
        for (Field field : block.fields()) {
            if (!except.contains(field.name()) && of(field.shape(), except) instanceof TypedFields fields) {
                steps.add(new Step(field.name(), fields));
            }
        }
        return steps.isEmpty() ? null : new Inside(List.copyOf(steps));
    }

    /** Shows each string at the end of a way, in document order by block; what is missing or of another type is passed over. */
    default void visit(JsonDocument json, int node, BooleanSupplier enough, ObjIntConsumer<Kind> visitor) {
        switch (this) {
            case At(Kind kind) -> {
                if (json.type(node) == JsonType.STRING) {
                    visitor.accept(kind, node);
                }
            }
            case Each(TypedFields element) -> {
                if (json.type(node) == JsonType.ARRAY) {
                    for (int item = json.first(node); item != JsonDocument.MISSING && !enough.getAsBoolean(); item = json.next(item)) {
                        element.visit(json, item, enough, visitor);
                    }
                }
            }
            case Inside(List<Step> steps) -> {
                for (Step step : steps) {
                    int member = json.member(node, step.field());
                    if (member != JsonDocument.MISSING) {
                        step.fields().visit(json, member, enough, visitor);
                    }
                }
            }
        }
    }
}
