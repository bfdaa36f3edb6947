package dip.quickstart.rules;

import dip.model.validation.Finding;
import java.io.PrintWriter;

/** A finding for people: what, where, and what to do. */
public final class FindingText {

    private FindingText() {
    }

    public static void print(PrintWriter out, Finding finding) {
        out.println("  " + (finding.isError() ? "error  " : "warning") + ' ' + finding.code().message() + "  [" + finding.rule() + ']');
        out.println("    at " + (finding.pointer().isEmpty() ? "/" : printable(finding.pointer()))
                + (finding.value() == null ? "" : " = " + printable(finding.value())));
        out.println("    " + finding.advice());
    }

    /** A message's text may be anybody's: what would steer the terminal is shown as a square. */
    public static String printable(String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) ? '\u25a1' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
