package dip.audit.entry;

import dip.model.json.JsonWriter;
import dip.model.validation.Finding;
import java.util.List;

/** Findings as the journal keeps them and search gives them back: a JSON array. */
final class FindingsJson {

    private FindingsJson() {
    }

    /** Null where there are none. */
    static String of(List<Finding> findings) {
        if (findings.isEmpty()) {
            return null;
        }
        JsonWriter json = new JsonWriter(256 * findings.size()).beginArray();
        findings.forEach(finding -> finding.writeTo(json));
        return json.endArray().toString();
    }
}
