package dip.model.validation;

/** How much is checked. */
public enum RuleSet {
    /** Nothing but the signature (by the caller) and strict JSON. */
    SIGNATURE_ONLY,
    /** The catalogue: blocks, fields, types, limits, allowed values. */
    STRUCTURE,
    /** Structure, and every rule that needs no reference data. */
    FULL
}
