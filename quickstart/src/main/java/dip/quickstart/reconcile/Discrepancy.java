package dip.quickstart.reconcile;

/**
 * One thing that does not add up.
 *
 * @param subject transaction ID, or itemId where there is none
 */
public record Discrepancy(Kind kind, String subject, String detail) {

    public enum Kind {
        WRONG_ANSWER, NOT_JOURNALLED, WRONG_VERDICT, ACCEPTED_TWICE, NO_STATUS, WRONG_STATUS, STATUS_TWICE,
        NOT_HANDED_OVER, HANDED_OVER_TWICE, HANDED_OVER_WRONGLY, NEVER_SENT
    }
}
