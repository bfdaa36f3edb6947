package dip.quickstart.rules;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.validation.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** For people: a line a message, two a finding. */
final class TextFindings implements FindingsReport {

    private final PrintWriter out;
    private final Tally tally = new Tally();

    TextFindings(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void checked(Path file, int number, DipMessage message, List<Finding> findings) {
        tally.checked(findings);
        MessageFacts facts = message.facts();
        out.println(file + " #" + number + "  " + orDash(facts.interfaceId()) + ' ' + orDash(facts.eventCode()) + "  "
                + orDash(facts.senderUniqueReference()) + "  " + verdict(findings));
        findings.forEach(finding -> FindingText.print(out, finding));
    }

    @Override
    public void unreadable(Path file, int line, String reason) {
        tally.unreadable();
        out.println(file + (line == 0 ? "" : " line " + line) + "  unreadable: " + reason);
    }

    @Override
    public void end() {
        out.println(tally);
    }

    @Override
    public Tally tally() {
        return tally;
    }

    private static String verdict(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "clean";
        }
        int errors = (int) findings.stream().filter(Finding::isError).count();
        return Tally.counted(errors, "error") + ", " + Tally.counted(findings.size() - errors, "warning");
    }

    private static String orDash(String text) {
        return text == null ? "-" : FindingText.printable(text);
    }
}
