package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import java.util.List;

/** Judges messages. Immutable; safe to share between threads; never throws for a message's content. */
public final class Validator {

    private final Catalogue catalogue;
    private final StructureCheck structure;
    private final MessageRules rules;
    private final int maxFindings;

    public Validator(Catalogue catalogue, ValidationSettings settings) {
        this.catalogue = catalogue;
        this.structure = new StructureCheck(catalogue);
        this.rules = new MessageRules(catalogue, settings);
        this.maxFindings = settings.maxFindings();
    }

    /**
     * All findings: structure in document order, then the rules block by block; empty where the message is clean. Names
     * of fields match in exact case unless the message was parsed with {@link ValidationSettings#parsing folded} names.
     */
    public List<Finding> validate(DipMessage message, ValidationContext context, RuleSet set) {
        if (set == RuleSet.SIGNATURE_ONLY) {
            return List.of();
        }
        Findings findings = new Findings(catalogue, maxFindings);
        InterfaceInfo info = structure.check(message, findings);
        if (set == RuleSet.FULL && !findings.isFull()) {
            rules.check(message, info, context, findings);
        }
        return findings.list();
    }
}
