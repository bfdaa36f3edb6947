package dip.model.validation;

import dip.model.Mpan;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.validation.Finding.Severity;

/** Check digits of all MPANs of a message (dip-spec section 1.3); whether the DIP itself checks them is not known. */
final class MpanRules {

    /** Lists of the custom block that hold MPANs, with what is between the item and its field; then the fields. */
    private static final String[] LISTS = {"B035List", "B037List", "B090List", "B907List", "B908List"};
    private static final String INNER = "existingMeter";
    private static final String[] FIELDS = {"linkedImportExportMPAN", "primaryMPAN", "secondaryMPAN", "subsidiaryMPAN"};

    private final Severity severity;

    /** @param severity null switches the rule off */
    MpanRules(Severity severity) {
        this.severity = severity;
    }

    void check(Envelope message, RuleFindings findings) {
        if (severity == null) {
            return;
        }
        checkDigit(message.json(), message.block("M0"), "MPANCore", findings);
        checkDigit(message.json(), message.block("M1"), "principalMPAN", findings);
        for (String list : LISTS) {
            items(message.json(), message.json().member(message.custom(), list), findings);
        }
    }

    private void items(JsonDocument json, int list, RuleFindings findings) {
        if (list == JsonDocument.MISSING || json.type(list) != JsonType.ARRAY) {
            return;
        }
        for (int item = json.first(list); item != JsonDocument.MISSING; item = json.next(item)) {
            int inner = json.member(item, INNER);
            for (String field : FIELDS) {
                checkDigit(json, inner == JsonDocument.MISSING ? item : inner, field, findings);
            }
        }
    }

    private void checkDigit(JsonDocument json, int block, String field, RuleFindings findings) {
        int node = json.member(block, field);
        String core = json.stringOrNull(node);
        if (core != null && !Mpan.isValid(core)) {
            findings.report(node, Rule.MPAN_CHECK_DIGIT, severity, "Check the MPAN: its 13th digit does not fit the twelve before it.");
        }
    }
}
