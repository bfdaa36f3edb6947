package dip.model.json;

/** Why bytes are not one strict JSON document. Carries no stack: it is an answer, not a bug. */
public final class MalformedJson extends Exception {

    /** Each way in which a document can be refused before its content is looked at. */
    public enum Reason {
        EMPTY, NOT_UTF8, SYNTAX, DUPLICATE_KEY, TRAILING_CONTENT, TOO_DEEP, TOO_LARGE, NUMBER_TOO_LONG
    }

    private final Reason reason;
    private final int offset;

    /** @param offset of the first wrong byte, from the start of the document */
    public MalformedJson(Reason reason, int offset, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    public int offset() {
        return offset;
    }
}
