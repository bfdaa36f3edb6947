package dip.egress.submission;

/** Why a submission as a whole is not taken. No stack: it is an answer, not a bug. */
final class Refusal extends Exception {

    private final int status;
    private final String title;
    private final String where;
    private final String rule;

    /**
     * @param where header or JSON pointer at fault; null where it is none's
     * @param detail a sentence that says what to do
     */
    Refusal(int status, String title, String where, String rule, String detail) {
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
