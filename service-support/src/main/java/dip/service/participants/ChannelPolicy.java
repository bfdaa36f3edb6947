package dip.service.participants;

import dip.model.validation.RuleSet;

/**
 * How one interface of one participant is treated.
 *
 * @param l3 what ingress checks before it answers
 * @param l4 what validation checks afterwards
 * @param partial whether a delivery may be answered 207, its good items accepted and the others refused
 * @param positiveStatus whether a good message is answered by a status message (RCP0000), too
 * @param businessDuplicates what to do with the same content under a new reference
 */
public record ChannelPolicy(RuleSet l3, RuleSet l4, boolean partial, boolean positiveStatus,
        DuplicatePolicy businessDuplicates) {

    public static final ChannelPolicy DEFAULT =
            new ChannelPolicy(RuleSet.STRUCTURE, RuleSet.FULL, false, true, DuplicatePolicy.FLAG);
}
