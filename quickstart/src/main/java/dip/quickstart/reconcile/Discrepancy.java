package dip.quickstart.reconcile;

/**
 * One thing that does not add up.
 *
 * @param subject transaction ID, or itemId where there is none; of what we send the reference
 */
public record Discrepancy(Kind kind, String subject, String detail) {

    public enum Kind {
        WRONG_ANSWER, NOT_JOURNALLED, WRONG_VERDICT, ACCEPTED_TWICE, NO_STATUS, WRONG_STATUS, STATUS_TWICE,
        NOT_HANDED_OVER, HANDED_OVER_TWICE, HANDED_OVER_WRONGLY, NEVER_SENT,
        /** Of what we send. */
        NOT_IN_OUTBOX, WRONG_OUTCOME, NOT_AT_THE_DIP, AT_THE_DIP_TWICE, AT_THE_DIP_WRONGLY, NEVER_SUBMITTED, NOT_KNOWN_AS_SENT
    }
}
