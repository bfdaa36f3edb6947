package dip.model.json;

/**
 * Bounds on what is parsed.
 *
 * @param maxBytes length of a document in bytes
 * @param maxDepth nesting of arrays and objects
 * @param maxNumberLength length of one number literal in characters
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxNumberLength) {

    public static final JsonLimits DEFAULT = new JsonLimits(16 * 1024 * 1024, 32, 40);
}
