package dip.model.sample;

import dip.model.catalogue.Shape.Text;
import dip.model.structure.PatternExample;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Text that fits a shape and says no more than that. */
final class TextValues {

    /** The value that stands for hidden data in four enumerations (dip-spec section 1.2). */
    private static final String OBFUSCATED = "x";
    private static final int USUAL = 12;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final SplittableRandom random;

    TextValues(SplittableRandom random) {
        this.random = random;
    }

    String any(String name, Text shape) {
        if (!shape.allowed().isEmpty()) {
            List<String> open = shape.allowed().stream().filter(value -> !value.equals(OBFUSCATED)).toList();
            return open.get(random.nextInt(open.size()));
        }
        if (shape.pattern() != null) {
            return PatternExample.of(shape.pattern(), random);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String speaking = lower.endsWith("postcode") ? "SW1A 2AA"
                : lower.endsWith("email") ? "billing@example.org"
                : lower.endsWith("url") || lower.endsWith("uri") ? "https://files.example.org/" + word(8) + ".zip" : word(shape);
        return speaking.length() <= shape.max() && speaking.length() >= shape.min() ? speaking : word(shape);
    }

    private String word(Text shape) {
        return word(Math.max(shape.min(), Math.min(shape.max(), USUAL)));
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder(length);
        while (word.length() < length) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
