package dip.egress.submission;

import java.util.List;
import java.util.UUID;

/** What became of a submission at the outbox. */
sealed interface Stored {

    /**
     * A message as it is answered.
     *
     * @param state {@code held} where it is kept as a duplicate
     * @param duplicateOf submission that said the same before; null where none did
     */
    record Taken(UUID submission, String channel, String reference, String state, UUID duplicateOf) {
    }

    /** All are in the outbox. */
    record New(List<Taken> messages) implements Stored {
    }

    /** The same request under the same Idempotency-Key has put them there before. */
    record Repeated(List<Taken> messages) implements Stored {
    }

    /** Another request has used the Idempotency-Key. */
    record KeyUsed() implements Stored {
    }

    /** A message with this sender unique reference has been handed over before. Nothing was stored. */
    record ReferenceUsed(String reference) implements Stored {
    }
}
