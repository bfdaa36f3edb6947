package dip.simulator.traffic;

import dip.service.participants.ChannelPolicy;
import dip.simulator.run.Expected;

/** Defects that show only after another message: delivered at the end of a run, when that one is settled. */
public enum FollowUp implements Defect {

    /** A good message delivered once more, byte for byte: 201 again, and no second effect. */
    EXACT_REPEAT {
        @Override
        public Expected expected(ChannelPolicy policy) {
            return Expected.good(policy);
        }
    },

    /** Another message under the sender unique reference of an accepted one: only L4 can know. */
    DUPLICATE_REFERENCE {
        @Override
        public Expected expected(ChannelPolicy policy) {
            return new Expected.Rejected("RCP1006");
        }
    }
}
