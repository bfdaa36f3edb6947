package dip.status.remedy;

/**
 * Why a message is not sent anew: a fix does not mend it, or egress refuses it.
 *
 * @param pointer where in the message; null where egress names no place
 * @param rule that egress would refuse it for, or does; {@link #ASTRAY} where the change leads nowhere
 * @param advice a sentence
 */
public record Unmended(String pointer, String rule, String advice) {

    static final String ASTRAY = "fix";

    static Unmended astray(String pointer) {
        return new Unmended(pointer, ASTRAY, "It leads nowhere in the message: see its body at /sent.");
    }

    /** For the history of a case, where messages of one kind are one entry. */
    String ofSome() {
        return (rule.equals(ASTRAY) ? pointer + " leads nowhere in some of its messages"
                : "some of its messages would be refused in spite of their fix") + ": those are not sent anew";
    }

    @Override
    public String toString() {
        return pointer == null ? advice : pointer + ": " + advice;
    }
}
