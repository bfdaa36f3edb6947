package dip.model.structure;

/** Hears in what a value differs from its shape. */
public interface Violations {

    /** Whether telling more is useless. */
    boolean isFull();

    /**
     * A value that breaks a rule.
     *
     * @param rule JSON Schema's keyword, for instance {@code maxLength} or {@code additionalProperties}
     * @param advice a sentence that says what to do
     */
    void wrong(int node, String rule, String advice);

    /** An object that lacks a field that it must have. */
    void missing(int object, String field);
}
