package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;

/** The rules that need no reference data, beyond structure: block by block. */
final class MessageRules {

    private final HeaderRules header;
    private final SenderRules sender = new SenderRules();
    private final ReferenceRules reference = new ReferenceRules();
    private final TimeRules times;
    private final DeliveryRules delivery = new DeliveryRules();
    private final ResponseRules responses = new ResponseRules();
    private final ValueRules values;
    private final SettlementRules settlement = new SettlementRules();
    private final ReportRules reports;

    /** @throws IllegalArgumentException where the catalogue lacks the code of a rule */
    MessageRules(Catalogue catalogue, ValidationSettings settings) {
        for (Rule rule : Rule.values()) {
            catalogue.responseCode(rule.code());
        }
        header = new HeaderRules(catalogue);
        times = new TimeRules(settings.futureTolerance());
        values = new ValueRules(catalogue, settings.mpanCheckDigit());
        reports = new ReportRules(catalogue, settings.maxReportBytes());
    }

    /** @param info the message's interface; null where it names none that the catalogue knows */
    void check(DipMessage message, InterfaceInfo info, ValidationContext context, Findings found) {
        Envelope envelope = Envelope.of(message, info, context);
        RuleFindings findings = new RuleFindings(found, message);
        header.check(envelope, findings);
        sender.check(envelope, findings);
        reference.check(envelope, findings);
        times.check(envelope, findings);
        delivery.check(envelope, findings);
        responses.check(envelope, findings);
        values.check(envelope, findings);
        settlement.check(envelope, findings);
        reports.check(envelope, findings);
    }
}
