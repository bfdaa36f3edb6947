package dip.quickstart.sending;

import dip.model.validation.Finding;
import java.util.List;

/** What egress-service answers to messages handed over together. */
public sealed interface Answer {

    /** All of them are in its outbox, in the order in which they were handed over. */
    record Taken(List<Message> messages) implements Answer {
    }

    /** None of them was taken, for what is wrong with these. */
    record Refused(List<Wrong> messages) implements Answer {
    }

    /** None of them was taken, for a reason that is not in one message: a key or a reference used before, too much at once. */
    record Conflict(int httpStatus, String detail) implements Answer {
    }

    /**
     * A message taken.
     *
     * @param id of the submission
     * @param reference sender unique reference
     * @param channel interface ID
     * @param state {@code waiting}, or {@code held} as a duplicate
     * @param duplicateOf submission that said the same before; null where none did
     * @param findings warnings
     */
    record Message(String id, String reference, String channel, String state, String duplicateOf, List<Finding> findings) {
    }

    /** A message with errors. @param index from 0, in the order in which they were handed over */
    record Wrong(int index, List<Finding> findings) {
    }
}
