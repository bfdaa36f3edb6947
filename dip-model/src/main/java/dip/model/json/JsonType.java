package dip.model.json;

/** The kinds of JSON value (RFC 8259 section 3). */
public enum JsonType {
    OBJECT, ARRAY, STRING, NUMBER, TRUE, FALSE, NULL
}
