package dip.validation.duplicates;

import dip.messaging.Verdict.Outcome;
import dip.model.catalogue.Catalogue;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import dip.service.participants.DuplicatePolicy;
import dip.validation.duplicates.Proposal.Claim;
import dip.validation.judge.Judged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What becomes of an item, given those that came before it (docs/decisions: duplicates). Decides; remembers nothing. */
@ApplicationScoped
class DuplicateRules {

    private final Catalogue catalogue;
    private final InstantSource clock;

    DuplicateRules(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** As long as nothing is known to have come before. */
    Proposal first(Judged judged) {
        if (!judged.isGood()) {
            return proposal(judged, Claim.NOTHING_IF_FIRST, Duplicate.NONE, Outcome.REJECTED, judged.findings(), null);
        }
        Claim claim = judged.businessDuplicates() == DuplicatePolicy.PASS ? Claim.IDENTITY : Claim.ALL;
        return proposal(judged, claim, Duplicate.NONE, Outcome.ACCEPTED, judged.findings(), null);
    }

    /** After the first proposal met what is {@code seen}. */
    Proposal after(Judged judged, Seen seen) {
        if (seen.transaction() != null) {
            return repeated(judged, Duplicate.TRANSACTION, seen.transaction());
        }
        if (!judged.isGood()) {
            return first(judged);
        }
        if (seen.reference() != null) {
            return seen.referenceContent() != null && seen.referenceContent().equals(judged.keys().content())
                    ? repeated(judged, Duplicate.REFERENCE, seen.reference())
                    : referenceUsed(judged, seen.reference());
        }
        return seen.content() == null ? first(judged) : sameContent(judged, seen.content());
    }

    private Proposal repeated(Judged judged, Duplicate duplicate, String first) {
        return proposal(judged, Claim.NOTHING, duplicate, Outcome.REPEATED, List.of(), first);
    }

    private Proposal referenceUsed(Judged judged, String first) {
        Finding finding = new Finding("/payload/CommonBlock/S1/senderUniqueReference", "reference-duplicate",
                judged.facts().senderUniqueReference(), catalogue.responseCode("RCP1006"), Severity.ERROR,
                "Send this content under a new reference: other content came under this one as item " + first + ".");
        return proposal(judged, Claim.NOTHING, Duplicate.REFERENCE, Outcome.REJECTED, with(judged, finding), first);
    }

    private Proposal sameContent(Judged judged, String first) {
        return switch (judged.businessDuplicates()) {
            case PASS -> first(judged);
            case FLAG -> proposal(judged, Claim.IDENTITY, Duplicate.CONTENT, Outcome.ACCEPTED,
                    with(judged, contentRepeated(first)), first);
            case SUPPRESS -> proposal(judged, Claim.IDENTITY, Duplicate.CONTENT, Outcome.SUPPRESSED, judged.findings(), first);
        };
    }

    private Finding contentRepeated(String first) {
        return new Finding("/payload/CustomBlock", "content-duplicate", null, catalogue.responseCode("RCP0000"),
                Severity.WARNING, "Check whether this had to be sent: the same content came under another reference as item "
                        + first + ".");
    }

    private Proposal proposal(Judged judged, Claim claim, Duplicate duplicate, Outcome outcome, List<Finding> findings, String first) {
        return new Proposal(judged, claim, duplicate, judged.verdict(outcome, findings, first, clock.millis()));
    }

    private static List<Finding> with(Judged judged, Finding finding) {
        List<Finding> all = new ArrayList<>(judged.findings());
        all.add(finding);
        return List.copyOf(all);
    }
}
