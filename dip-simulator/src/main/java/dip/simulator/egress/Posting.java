package dip.simulator.egress;

/** Something to be delivered to a webhook. Its methods are called on one egress thread, one after the other. */
public interface Posting {

    /** Bytes of its body. */
    int size();

    /** The call of the next attempt, freshly signed. */
    WebhookCall call();

    /** Whether another attempt makes sense where the answer asks for one. */
    default boolean mayRetry() {
        return true;
    }

    /** It is held where the DIP is stopped; then it starts anew, maybe on another thread. */
    default void paused() {
    }

    /** After each attempt. */
    void answered(Answer answer);

    /** After the last attempt: {@link Disposition#RETRY} where the attempts are used up. */
    void finished(Disposition disposition);
}
