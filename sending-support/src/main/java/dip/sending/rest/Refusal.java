package dip.sending.rest;

import dip.service.rest.Problem;

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

    /** As it is answered. */
    public Problem problem(String correlationId) {
        return new Problem(title, status, getMessage(), where, rule, correlationId);
    }
}
