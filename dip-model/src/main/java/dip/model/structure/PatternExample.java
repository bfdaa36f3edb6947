package dip.model.structure;

import java.util.random.RandomGenerator;

/** Text that an expression matches. */
public final class PatternExample {

    private PatternExample() {
    }

    /** @throws IllegalArgumentException where the expression is more than a row of characters and classes */
    public static String of(String expression, RandomGenerator random) {
        FlatPattern pattern = FlatPattern.of(expression);
        if (pattern == null) {
            throw new IllegalArgumentException("no example can be made for " + expression);
        }
        return pattern.example(random);
    }
}
