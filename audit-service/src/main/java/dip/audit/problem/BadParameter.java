package dip.audit.problem;

/** A request parameter that cannot be meant: answered 400. */
public final class BadParameter extends RuntimeException {

    private final String where;
    private final String rule;

    /**
     * @param where the parameter's name
     * @param rule for instance {@code range}
     * @param advice a sentence that says what is allowed
     */
    public BadParameter(String where, String rule, String advice) {
        super(advice, null, false, false);
        this.where = where;
        this.rule = rule;
    }

    public String where() {
        return where;
    }

    public String rule() {
        return rule;
    }
}
