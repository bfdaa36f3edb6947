package dip.quickstart.reconcile;

/** One message as a business system got it; repeats of the same itemId left out, as the AMQP contract asks of readers. */
public record HandedOver(String itemId, String transactionId, String recipient) {
}
