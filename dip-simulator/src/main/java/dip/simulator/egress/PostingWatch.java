package dip.simulator.egress;

/** Is told what becomes of a {@link SignedPosting}, on its egress thread. */
public interface PostingWatch {

    /** After each attempt. @param millis that it took */
    default void answered(Answer answer, long millis) {
    }

    /** It is held where the DIP is stopped. */
    default void paused() {
    }

    /**
     * After the last attempt.
     *
     * @param disposition {@link Disposition#RETRY} where the attempts are used up
     * @param last null where a fault of ours prevented any
     */
    default void ended(Disposition disposition, Answer last) {
    }
}
