package dip.model.structure;

import dip.model.json.JsonType;

/** A value of another JSON type than the shape's. */
final class WrongType {

    static final String RULE = "type";

    private WrongType() {
    }

    static void tell(int node, JsonType type, String wanted, boolean nullable, Violations found) {
        if (type == JsonType.NULL && nullable) {
            return;
        }
        String advice = type == JsonType.NULL ? "Send " + wanted + ": this field must not be null."
                : "Send " + wanted + (nullable ? ", or null." : ".");
        found.wrong(node, RULE, advice);
    }
}
