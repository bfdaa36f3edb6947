package dip.model.validation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Breaks (or does not break) messages in random ways; every field's name has the same chance, however often it comes. */
final class Mutator {

    /** A member of an object, in one of the messages. */
    private record Site(JsonNode message, JsonPointer object, String field) {
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 23, 25, 26, 40, 41, 50, 51, 60, 61, 65, 66, 200, 201, 500, 501};
    private static final int[] SIZES = {2, 3, 48, 49, 50, 200, 201};
    private static final String[] NUMBERS = {"0", "-1", "30", "30.0", "3e1", "29.5", "15", "45", "1e30", "9", "10", "100", "99.9999", "0.00"};
    private static final String[] TEXTS = {"A", "x", "T", "1", "true", "null", "12.345", "-0.000", "12.34", "123456789.123", "1234567890.123",
        "2026-03-21T19:05:00+00:00", "2026-03-21", "ABCD", "abcd", "\u0661\u0662.\u0661\u0662\u0663", "_A", "[ActivePower]", "IF-021", "011"};

    private final RandomGenerator random;
    private final Map<String, List<Site>> sites = new LinkedHashMap<>();
    private final List<String> names;

    Mutator(List<JsonNode> messages, RandomGenerator random) {
        this.random = random;
        messages.forEach(message -> collect(message, message, JsonPointer.empty()));
        this.names = List.copyOf(sites.keySet());
    }

    /** Changes one field of the message itself. */
    static void mutate(JsonNode message, RandomGenerator random) {
        Mutator mutator = new Mutator(List.of(message), random);
        if (!mutator.names.isEmpty()) {
            Site site = mutator.site();
            mutator.mutate((ObjectNode) message.at(site.object), site.field);
        }
    }

    /** A copy of one of the messages with one field changed. */
    JsonNode next() {
        Site site = site();
        JsonNode copy = site.message.deepCopy();
        mutate((ObjectNode) copy.at(site.object), site.field);
        return copy;
    }

    private Site site() {
        List<Site> choice = sites.get(names.get(random.nextInt(names.size())));
        return choice.get(random.nextInt(choice.size()));
    }

    private void collect(JsonNode message, JsonNode node, JsonPointer pointer) {
        node.properties().forEach(member -> {
            sites.computeIfAbsent(member.getKey(), name -> new ArrayList<>()).add(new Site(message, pointer, member.getKey()));
            collect(message, member.getValue(), pointer.appendProperty(member.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(message, node.get(i), pointer.appendIndex(i));
        }
    }

    private void mutate(ObjectNode object, String name) {
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name + "X", "unknown");
            case 2 -> object.set(name.toLowerCase(Locale.ROOT), object.remove(name));
            case 3 -> object.set(name, object.remove(name));
            case 4 -> object.putNull(name);
            default -> {
                if (object.get(name) instanceof ArrayNode array && !array.isEmpty() && random.nextInt(4) > 0) {
                    mutate(array);
                } else {
                    object.set(name, changed(object.get(name)));
                }
            }
        }
    }

    private void mutate(ArrayNode array) {
        int index = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.removeAll();
            case 1 -> {
                JsonNode element = array.get(index);
                int size = SIZES[random.nextInt(SIZES.length)];
                while (array.size() < size) {
                    array.add(element.deepCopy());
                }
            }
            case 2 -> array.remove(index);
            default -> array.set(index, changed(array.get(index)));
        }
    }

    private JsonNode changed(JsonNode value) {
        return value.isTextual() && random.nextInt(3) > 0 ? JSON.textNode(changed(value.textValue())) : other(value);
    }

    private JsonNode other(JsonNode value) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.numberNode(new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]));
            case 4 -> JSON.objectNode();
            case 5 -> JSON.arrayNode().add(value.deepCopy());
            case 6 -> JSON.textNode(value.isValueNode() ? value.asText() : "");
            default -> JSON.textNode(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    private String changed(String text) {
        List<UnaryOperator<String>> ways = List.of(
                s -> s + '\n', s -> s + 'é', s -> s + "\uD83D\uDE00", s -> s + ' ', s -> ' ' + s, s -> s + '0',
                s -> s.isEmpty() ? s : s.substring(s.offsetByCodePoints(0, 1)),
                s -> s.isEmpty() ? s : s.substring(0, s.offsetByCodePoints(s.length(), -1)),
                s -> s.toLowerCase(Locale.ROOT), s -> s.toUpperCase(Locale.ROOT), s -> s.replace('1', '\u0661'),
                s -> s.replace('0', 'O'), s -> '-' + s, s -> s.replace(".", ""), s -> s + s, s -> "x",
                s -> s.replace('-', '_'), s -> "\uD83D\uDE00".repeat(LENGTHS[random.nextInt(10)]),
                s -> "x".repeat(LENGTHS[random.nextInt(LENGTHS.length)]), s -> "7".repeat(LENGTHS[random.nextInt(LENGTHS.length)]),
                s -> String.valueOf((char) ('A' + random.nextInt(26))), s -> String.valueOf((char) ('A' + random.nextInt(26))),
                s -> "\u0000" + s, s -> TEXTS[random.nextInt(TEXTS.length)]);
        return ways.get(random.nextInt(ways.size())).apply(text);
    }
}
