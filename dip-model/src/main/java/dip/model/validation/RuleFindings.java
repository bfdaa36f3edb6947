package dip.model.validation;

import dip.model.DipMessage;
import dip.model.json.JsonPointer;
import dip.model.validation.Finding.Severity;
import java.util.Set;
import java.util.stream.Collectors;

/** Where rules report. What structure has found wrong already is not said a second time at the same place. */
final class RuleFindings {

    private final Findings findings;
    private final DipMessage message;
    private final Set<String> broken;

    RuleFindings(Findings findings, DipMessage message) {
        this.findings = findings;
        this.message = message;
        this.broken = findings.list().stream().map(Finding::pointer).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether looking further is useless. */
    boolean isFull() {
        return findings.isFull();
    }

    void report(int node, Rule rule, String advice) {
        report(node, rule, rule.severity(), advice);
    }

    void report(int node, Rule rule, Severity severity, String advice) {
        String pointer = pointer(node);
        if (!broken.contains(pointer)) {
            String value = Findings.shortened(message.document(), node);
            findings.add(pointer, rule.id(), value, rule.code(), severity, advice);
        }
    }

    /** Something that {@code object} lacks. */
    void reportMissing(int object, String name, Rule rule, String advice) {
        String pointer = pointer(object) + '/' + name;
        if (!broken.contains(pointer)) {
            findings.add(pointer, rule.id(), null, rule.code(), rule.severity(), advice);
        }
    }

    /** Something inside a document that {@code string} carries. */
    void reportInside(int string, String inner, Rule rule, String value, String advice) {
        findings.add(pointer(string) + inner, rule.id(), value, rule.code(), rule.severity(), advice);
    }

    private String pointer(int node) {
        return JsonPointer.to(message.document(), message.node(), node);
    }
}
