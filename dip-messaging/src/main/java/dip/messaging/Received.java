package dip.messaging;

import org.apache.qpid.proton.message.Message;

/**
 * A message at work. It has to be settled once, from any thread; settling it again does nothing, and so does settling
 * it after the connection went: the broker then delivers it again.
 */
public interface Received {

    Message message();

    /** Done: the broker forgets the message. */
    void accept();

    /** Not done: the broker delivers it again, to this or another consumer, at once. */
    void release();

    /** {@link #release} after a pause, during which the message counts as work in flight: the way to wait out an outage. */
    void releaseLater();

    /** Never to be delivered again; the broker dead-letters it or drops it. The suite prefers {@link DeadLetters}. */
    void reject(String reason);
}
