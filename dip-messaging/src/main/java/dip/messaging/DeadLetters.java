package dip.messaging;

/** Takes poison out of the way: published to {@code dip.dead-letter} first, and only then accepted where it came from. */
public final class DeadLetters {

    private final AmqpPublisher publisher;
    private final String service;

    /** @param service as it stands in {@code dip-service} */
    public DeadLetters(AmqpPublisher publisher, String service) {
        this.publisher = publisher;
        this.service = service;
    }

    /**
     * Settles the message, now or later: accepted when it is safe on the dead-letter address; where that fails, released
     * after a second to be tried again.
     *
     * @param address that it was read from
     */
    public void move(Received received, String address, String reason) {
        DeadLetter letter = new DeadLetter(received.message(), reason, address, service);
        publisher.send(Addresses.DEAD_LETTER, letter.toMessage())
                .onSuccess(sent -> received.accept())
                .onFailure(failed -> received.releaseLater());
    }
}
