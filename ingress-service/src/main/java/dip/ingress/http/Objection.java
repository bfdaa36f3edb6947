package dip.ingress.http;

import dip.ingress.Refusal;

/**
 * Why a call goes no further.
 *
 * @param help for the caller: what is wrong, and what to do about it
 */
record Objection(Refusal refusal, String help) {

    static Objection overloaded() {
        return new Objection(Refusal.OVERLOADED, "As many deliveries as this instance takes at once are in flight. Deliver again later.");
    }

    static Objection tooLarge(long maxBytes) {
        return new Objection(Refusal.BODY_TOO_LARGE, "The body is larger than " + maxBytes + " bytes. Deliver fewer messages at once.");
    }

    static Objection tooSlow() {
        return new Objection(Refusal.BODY_TIMEOUT, "The body did not arrive in time. Deliver again.");
    }
}
