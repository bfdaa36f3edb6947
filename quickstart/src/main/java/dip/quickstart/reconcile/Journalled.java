package dip.quickstart.reconcile;

/**
 * One item as the journal has it.
 *
 * @param transactionId null where it could not be read
 * @param itemId of one that we sent its submission
 * @param state of one that we sent {@code SENT} or {@code FAILED}; else {@code ACCEPTED}, {@code REJECTED}, {@code REPEATED}, {@code SUPPRESSED}, {@code REFUSED} (at the edge), or
 *     {@code RECEIVED} where no verdict has come
 */
public record Journalled(String itemId, String transactionId, String recipient, String correlationId, String state) {
}
