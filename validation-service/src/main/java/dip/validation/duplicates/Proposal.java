package dip.validation.duplicates;

import dip.messaging.Verdict;
import dip.validation.judge.Judged;

/** The verdict that an item gets if nothing has come before it that the proposal does not know of. */
record Proposal(Judged judged, Claim claim, Duplicate duplicate, Verdict verdict) {

    /** What the item will stand for, once entered. */
    enum Claim {
        /** Transaction, reference and content: later ones with the same are duplicates of it. */
        ALL,
        /** Transaction and reference. */
        IDENTITY,
        /** Nothing. */
        NOTHING,
        /** Nothing; and it may be entered only while no other item has its transaction. */
        NOTHING_IF_FIRST
    }

    String itemId() {
        return judged.itemId();
    }

    boolean claimsIdentity() {
        return claim == Claim.ALL || claim == Claim.IDENTITY;
    }

    boolean claimsContent() {
        return claim == Claim.ALL && judged.keys().content() != null;
    }
}
