package dip.status.intake;

/** A message that will never be of use here. No stack: it is an answer, not a bug. */
public class Poison extends Exception {

    public Poison(String reason) {
        super(reason, null, false, false);
    }
}
