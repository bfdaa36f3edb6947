package dip.client;

import dip.client.Outcome.NotTried;

/** Thrown through the guards: one of them keeps a call back. */
final class Kept extends Exception {

    private final transient NotTried outcome;

    Kept(NotTried outcome) {
        super(outcome.guard().name(), null, false, false);
        this.outcome = outcome;
    }

    NotTried outcome() {
        return outcome;
    }
}
