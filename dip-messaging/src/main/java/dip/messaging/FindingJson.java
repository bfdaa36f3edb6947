package dip.messaging;

import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings as they stand in verdicts and in the journal: the member {@code findings}, an array of objects. */
final class FindingJson {

    private static final String FINDINGS = "findings";

    private FindingJson() {
    }

    static void write(JsonWriter json, List<Finding> findings) {
        json.name(FINDINGS).beginArray();
        findings.forEach(finding -> finding.writeTo(json));
        json.endArray();
    }

    static List<Finding> read(JsonFields json) throws MalformedJson {
        List<Finding> findings = new ArrayList<>();
        for (JsonFields finding : json.objects(FINDINGS)) {
            findings.add(new Finding(finding.text("pointer"), finding.text("rule"), finding.textOrNull("value"),
                    new ResponseCode(finding.text("code"), finding.text("text")),
                    finding.constant("severity", Finding.Severity.class), finding.textOrNull("advice")));
        }
        return List.copyOf(findings);
    }
}
