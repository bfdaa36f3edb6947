package dip.sending.call;

/** One of the things that a call to the DIP carries. */
public interface Element {

    /** As the journal knows it: an item received that this answers, or a submission. */
    String itemId();

    String correlationId();

    /** As it is sent. */
    byte[] json();
}
