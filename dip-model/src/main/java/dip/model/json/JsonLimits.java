package dip.model.json;

/**
 * What is accepted as a document.
 *
 * @param maxBytes length of a document in bytes, not above {@value #LONGEST}; parsing takes about as much memory
 *     beside it, at most three times as much: {@link #mostValues}
 * @param maxDepth nesting of arrays and objects; parsing recurses, so not above {@value #DEEPEST}
 * @param maxNumberLength length of one number literal in characters
 * @param foldNames whether member names match whatever the case of their ASCII letters, as the DIP does on ingress
 *     (dip-spec section 1.1); names that differ in nothing else are then duplicates
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxNumberLength, boolean foldNames) {

    static final int DEEPEST = 1000;
    private static final int FREE_VALUES = 65_536;
    private static final int BYTES_PER_VALUE = 8;

    static final int LONGEST = 256 * 1024 * 1024;

    public static final JsonLimits DEFAULT = new JsonLimits(16 * 1024 * 1024, 32, 40);

    public JsonLimits {
        if (maxDepth > DEEPEST || maxBytes > LONGEST) {
            throw new IllegalArgumentException("limits above " + DEEPEST + " levels or " + LONGEST + " bytes");
        }
    }

    /**
     * The most values that a document of so many bytes may have: one in eight bytes, and a free {@value #FREE_VALUES}.
     * DIP messages have one in twelve and more; what is denser wants memory, not to be understood.
     */
    static int mostValues(int bytes) {
        return FREE_VALUES + bytes / BYTES_PER_VALUE;
    }

    /** Names in exact case. */
    public JsonLimits(int maxBytes, int maxDepth, int maxNumberLength) {
        this(maxBytes, maxDepth, maxNumberLength, false);
    }

    public JsonLimits foldNames(boolean fold) {
        return new JsonLimits(maxBytes, maxDepth, maxNumberLength, fold);
    }
}
