package dip.messaging;

/** A message that has not the form of its address: poison, for the dead-letter address. Carries no stack. */
public final class UnreadableMessage extends Exception {

    UnreadableMessage(String message) {
        super(message, null, false, false);
    }
}
