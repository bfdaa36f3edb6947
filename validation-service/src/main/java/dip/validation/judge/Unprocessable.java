package dip.validation.judge;

/** An item on which no verdict is possible; its message says why. It belongs with the dead letters. */
public final class Unprocessable extends RuntimeException {

    public Unprocessable(String reason) {
        super(reason, null, false, false);
    }
}
