package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonDocument;
import dip.model.json.JsonPointer;
import dip.model.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one message, up to a bound; used by one thread. */
final class Findings {

    private static final int SHORT = 80;

    private final JsonDocument document;
    private final int root;
    private final Catalogue catalogue;
    private final int most;
    private final List<Finding> found = new ArrayList<>(0);

    Findings(DipMessage message, Catalogue catalogue, int most) {
        this.document = message.document();
        this.root = message.node();
        this.catalogue = catalogue;
        this.most = most;
    }

    /** Whether looking further is useless. */
    boolean isFull() {
        return found.size() >= most;
    }

    /** A wrong value. */
    void error(int node, String rule, String code, String advice) {
        add(node, rule, code, Severity.ERROR, advice);
    }

    void add(int node, String rule, String code, Severity severity, String advice) {
        add(JsonPointer.to(document, root, node), rule, shortened(document.text(node)), code, severity, advice);
    }

    /** A member that {@code object} lacks. */
    void missing(int object, String name, String rule, String code, String advice) {
        String pointer = JsonPointer.to(document, root, object) + '/' + JsonPointer.escape(name);
        add(pointer, rule, null, code, Severity.ERROR, advice);
    }

    /** A finding at a place that is no node of the message, for instance inside a decompressed report. */
    void add(String pointer, String rule, String value, String code, Severity severity, String advice) {
        if (!isFull()) {
            found.add(new Finding(pointer, rule, value, catalogue.responseCode(code), severity, advice));
        }
    }

    List<Finding> list() {
        return List.copyOf(found);
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHORT ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT)) + '…';
    }
}
