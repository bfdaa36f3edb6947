package dip.model.validation;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Field;
import dip.model.catalogue.Shape.Items;
import dip.model.catalogue.Shape.Text;
import dip.model.catalogue.Variant;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.time.MessageTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dates and times of the custom block have to exist: structure looks at their length alone (dip-spec section 1.3).
 * Which fields hold one is the catalogue's knowledge; the way to them is found once for each variant. Of a consumption
 * message settlement's rules look at each time anyway.
 */
final class DateRules {

    private static final String DATE_TIME = "DT-003";
    private static final String DATE = "DT-021";
    private static final String DATE_FORM = "Give a real date, as in 2022-03-21.";

    /** Where dates are, below a value. */
    private sealed interface Way {
    }

    private record At(boolean withTime) implements Way {
    }

    private record Each(Way element) implements Way {
    }

    private record Inside(List<Step> steps) implements Way {
    }

    private record Step(String field, Way way) {
    }

    private final Map<String, Way> ways = new HashMap<>();

    DateRules(Catalogue catalogue) {
        for (Variant variant : catalogue.variants()) {
            Way way = way(variant.payload().field("CustomBlock"));
            if (way != null && !variant.interfaceId().equals(SettlementRules.INTERFACE)) {
                variant.eventCodes().forEach(event -> ways.put(key(variant.interfaceId(), event), way));
            }
        }
    }

    void check(Envelope message, RuleFindings findings) {
        Way way = message.info() == null ? null : ways.get(key(message.info().id(), message.event()));
        if (way != null && message.custom() != JsonDocument.MISSING) {
            check(message.json(), message.custom(), way, findings);
        }
    }

    private static void check(JsonDocument json, int node, Way way, RuleFindings findings) {
        switch (way) {
            case At(boolean withTime) -> {
                if (json.type(node) == JsonType.STRING && !isReal(json, node, withTime)) {
                    findings.report(node, Rule.DATE_TIME, withTime ? TimeRules.FORM : DATE_FORM);
                }
            }
            case Each(Way element) -> {
                if (json.type(node) == JsonType.ARRAY) {
                    for (int item = json.first(node); item != JsonDocument.MISSING && !findings.isFull(); item = json.next(item)) {
                        check(json, item, element, findings);
                    }
                }
            }
            case Inside(List<Step> steps) -> {
                for (Step step : steps) {
                    int member = json.member(node, step.field());
                    if (member != JsonDocument.MISSING) {
                        check(json, member, step.way(), findings);
                    }
                }
            }
        }
    }

    private static boolean isReal(JsonDocument json, int node, boolean withTime) {
        long second = withTime ? TimeRules.epochSecond(json, node)
                : MessageTime.epochSecond(json.stringOrNull(node) + "T00:00:00+00:00");
        return second != MessageTime.INVALID;
    }

    /** @return null where there is no date */
    private static Way way(Shape shape) {
        return switch (shape) {
            case Text text when text.name() != null && text.name().startsWith(DATE_TIME) -> new At(true);
            case Text text when text.name() != null && text.name().startsWith(DATE) -> new At(false);
            case Items items -> way(items.element()) instanceof Way element ? new Each(element) : null;
            case Block block -> inside(block);
            case null, default -> null;
        };
    }

    private static Way inside(Block block) {
        List<Step> steps = new ArrayList<>();
        for (Field field : block.fields()) {
            if (way(field.shape()) instanceof Way way) {
                steps.add(new Step(field.name(), way));
            }
        }
        return steps.isEmpty() ? null : new Inside(List.copyOf(steps));
    }

    private static String key(String interfaceId, String event) {
        return interfaceId + ' ' + event;
    }
}
