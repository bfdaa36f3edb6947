package dip.status.rest;

/** Why a request is not answered as asked. No stack: it is an answer, not a bug. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String title;
    private final String where;
    private final String rule;

    private Refusal(int status, String title, String where, String rule, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.where = where;
        this.rule = rule;
    }

    /**
     * @param where parameter, header or member of the body at fault
     * @param rule that it broke, for instance {@code range}
     * @param advice a sentence that says what is allowed
     */
    public static Refusal bad(String where, String rule, String advice) {
        return new Refusal(400, "Bad request", where, rule, advice);
    }

    public static Refusal unknown(String detail) {
        return new Refusal(404, "Not known", null, null, detail);
    }

    public static Refusal conflict(String where, String rule, String advice) {
        return new Refusal(409, "Not now", where, rule, advice);
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
