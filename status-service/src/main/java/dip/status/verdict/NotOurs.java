package dip.status.verdict;

import dip.status.intake.Poison;

/** A verdict for a DIP ID that this service does not answer for. */
public final class NotOurs extends Poison {

    NotOurs(String dipId) {
        super("dip.participants has no " + dipId);
    }
}
