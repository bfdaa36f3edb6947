package dip.signing;

import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;

/** Carries a refusal out of the step that found it. No stack: it is an answer, not a bug. */
final class Refused extends Exception {

    private final transient Invalid invalid;

    Refused(Reason reason, String detail) {
        super(detail, null, false, false);
        invalid = new Invalid(reason, detail);
    }

    Invalid invalid() {
        return invalid;
    }
}
