package dip.simulator.traffic;

import dip.model.validation.RuleSet;
import dip.service.participants.ChannelPolicy;
import dip.simulator.run.Expected;

/** A bad message among good ones: the recipient refuses all of them, or the bad one where its policy takes parts. */
public enum BatchDefect implements Defect {

    BAD_AMONG_GOOD;

    private static final int PARTLY = 207;

    /** What is wrong with the bad one. */
    static final MessageDefect BAD = MessageDefect.UNKNOWN_FIELD;

    /** Of the bad one. */
    @Override
    public Expected expected(ChannelPolicy policy) {
        return policy.partial() && refuses(policy) ? new Expected.Refused(PARTLY, BAD.code()) : BAD.expected(policy);
    }

    /** Of the good one beside it. */
    Expected expectedOfGood(ChannelPolicy policy) {
        return refuses(policy) && !policy.partial() ? new Expected.Refused(400, "RCP1000") : Expected.good(policy);
    }

    private static boolean refuses(ChannelPolicy policy) {
        return policy.l3() != RuleSet.SIGNATURE_ONLY;
    }
}
