package dip.simulator.journal;

import dip.model.MessageFacts;

/**
 * Which message a {@link Trail} is about.
 *
 * @param transactionId null where the DIP refused it
 * @param correlationId the one that the DIP gave it, or was given; null where there is none
 */
record Subject(String transactionId, String senderUniqueReference, String correlationId, String interfaceId,
        String eventCode, String senderDipId, String sentAt, String mpan) {

    /** Longest of all that the schema allows; a refused message may hold anything. */
    private static final int LONGEST = 200;

    static Subject of(MessageFacts facts, String transactionId, String correlationId) {
        return new Subject(transactionId, clip(facts.senderUniqueReference()), clip(correlationId),
                clip(facts.interfaceId()), clip(facts.eventCode()), clip(facts.senderDipId()),
                clip(facts.senderTimestamp()), clip(facts.mpan()));
    }

    private static String clip(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
