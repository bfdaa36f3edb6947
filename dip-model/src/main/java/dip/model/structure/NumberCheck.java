package dip.model.structure;

import dip.model.catalogue.Shape.Numeric;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.math.BigDecimal;

/** Numbers keep their exact decimal value. */
final class NumberCheck implements Structure {

    /** Beyond so many digits before or behind the point no division is tried. */
    private static final int DIGITS = 100;

    private final Numeric number;

    NumberCheck(Numeric number) {
        this.number = number;
    }

    @Override
    public void check(JsonDocument json, int node, Violations found) {
        JsonType type = json.type(node);
        if (type != JsonType.NUMBER) {
            WrongType.tell(node, type, number.whole() ? "a whole number without quotes" : "a number without quotes",
                    number.nullable(), found);
            return;
        }
        BigDecimal value = value(json.text(node));
        if (value == null) {
            found.wrong(node, "maximum", "Send a number of ordinary size.");
        } else if (number.whole() && !isMultiple(value, BigDecimal.ONE)) {
            found.wrong(node, WrongType.RULE, "Send a whole number without a fraction.");
        } else if (number.min() != null && value.compareTo(number.min()) < 0) {
            found.wrong(node, "minimum", "Send a number of at least " + number.min().toPlainString() + '.');
        } else if (number.max() != null && value.compareTo(number.max()) > 0) {
            found.wrong(node, "maximum", "Send a number of at most " + number.max().toPlainString() + '.');
        } else if (number.step() != null && !isMultiple(value, number.step())) {
            found.wrong(node, "multipleOf", "Send a multiple of " + number.step().toPlainString() + '.');
        }
    }

    /** Null where the exponent is beyond all measure. */
    private static BigDecimal value(String literal) {
        try {
            return new BigDecimal(literal).stripTrailingZeros();
        } catch (ArithmeticException | NumberFormatException beyond) {
            return null;
        }
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal step) {
        if (value.scale() > DIGITS) {
            return false;
        }
        return value.precision() - (long) value.scale() > DIGITS
                ? step.compareTo(BigDecimal.ONE) == 0 : value.remainder(step).signum() == 0;
    }
}
