package dip.quickstart.suite;

/** A part of the suite did not come up; the message says which, why, and where its log is. */
public final class StartFailure extends RuntimeException {

    StartFailure(String message) {
        super(message);
    }
}
