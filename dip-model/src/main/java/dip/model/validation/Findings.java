package dip.model.validation;

import dip.model.catalogue.Catalogue;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.validation.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one message, up to a bound; used by one thread. */
final class Findings {

    private static final int SHORT = 80;
    private static final int LONG_BYTES = 1_024;

    private final Catalogue catalogue;
    private final int most;
    private final List<Finding> found = new ArrayList<>(0);

    Findings(Catalogue catalogue, int most) {
        this.catalogue = catalogue;
        this.most = most;
    }

    /** Whether looking further is useless. */
    boolean isFull() {
        return found.size() >= most;
    }

    /** @param value shortened; null where it is missing */
    void add(String pointer, String rule, String value, String code, Severity severity, String advice) {
        if (!isFull()) {
            found.add(new Finding(pointer, rule, value, catalogue.responseCode(code), severity, advice));
        }
    }

    List<Finding> list() {
        return List.copyOf(found);
    }

    /** A value's first 80 code points. Of one that is long only the beginning is looked at, as it stands on the wire. */
    static String shortened(JsonDocument json, int node) {
        int from = json.start(node) + (json.type(node) == JsonType.STRING ? 1 : 0);
        String text = json.end(node) - from <= LONG_BYTES ? json.text(node)
                : new String(json.bytes(), from, LONG_BYTES, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) <= SHORT ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT)) + '…';
    }
}
