package dip.model.catalogue;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a value may be. Shapes are values: equal where they say the same. A shape's name is the specification's own
 * ({@code DT-003-DateTime}, {@code B900}); null where the shape is declared in place.
 */
public sealed interface Shape {

    String name();

    /** Whether JSON's null is allowed as well. */
    boolean nullable();

    /**
     * @param min least length in code points
     * @param max greatest length in code points; {@link Integer#MAX_VALUE} where there is none
     * @param allowed the values allowed, in the specification's order; empty where any is
     * @param pattern in ECMA-262's syntax, not anchored by itself; null where there is none
     * @param base64 whether the text is said to be base64; a fact for readers, not judged as structure
     */
    record Text(String name, int min, int max, List<String> allowed, String pattern, boolean base64, boolean nullable)
            implements Shape {
    }

    /**
     * @param whole whether fractions are refused
     * @param min inclusive; null where there is none
     * @param max inclusive; null where there is none
     * @param step what it must be a multiple of; null where there is none
     */
    record Numeric(String name, boolean whole, BigDecimal min, BigDecimal max, BigDecimal step, boolean nullable)
            implements Shape {
    }

    /** A boolean. */
    record Flag(String name, boolean nullable) implements Shape {
    }

    /**
     * An array.
     *
     * @param max greatest number of elements; {@link Integer#MAX_VALUE} where there is none
     */
    record Items(String name, int min, int max, Shape element, boolean nullable) implements Shape {
    }

    /**
     * An object.
     *
     * @param open whether members beside the fields are allowed
     */
    record Block(String name, List<Field> fields, boolean open, boolean nullable) implements Shape {

        /** The field's shape; null where the block has none of this name. */
        public Shape field(String wanted) {
            for (Field field : fields) {
                if (field.name().equals(wanted)) {
                    return field.shape();
                }
            }
            return null;
        }
    }

    /** Any value: the specification says nothing about it. */
    record Anything() implements Shape {

        @Override
        public String name() {
            return null;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** A member of a {@link Block}. */
    record Field(String name, boolean required, Shape shape) {
    }
}
