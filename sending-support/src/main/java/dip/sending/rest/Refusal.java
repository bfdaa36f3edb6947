package dip.sending.rest;

/** Why a request is not answered as asked. No stack: it is an answer, not a bug. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String title;
    private final String where;
    private final String rule;

    /**
     * @param status HTTP
     * @param title what, in a few words
     * @param where parameter, header or JSON pointer at fault; null where it is none's
     * @param rule that it broke, for instance {@code range}; null likewise
     * @param detail a sentence that says what to do
     */
    public Refusal(int status, String title, String where, String rule, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.where = where;
        this.rule = rule;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String where() {
        return where;
    }

    String rule() {
        return rule;
    }
}
