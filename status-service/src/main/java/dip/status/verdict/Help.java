package dip.status.verdict;

import dip.model.response.StandardResponse;
import dip.model.validation.Finding;
import java.util.Comparator;
import java.util.List;

/** All findings in the 500 characters that a status message has for them. */
final class Help {

    /** Room for {@code ; and 1000 more}. */
    private static final int REST = 20;

    private Help() {
    }

    /** Errors first, each as {@code CODE pointer: advice}; as many as fit, then how many more. Null where there are none. */
    static String of(List<Finding> findings) {
        if (findings.isEmpty()) {
            return null;
        }
        List<String> lines = findings.stream().sorted(Comparator.comparing(Finding::severity)).map(Help::line).toList();
        StringBuilder help = new StringBuilder(lines.getFirst());
        int told = 1;
        while (told < lines.size() && fits(help, lines.get(told), told == lines.size() - 1)) {
            help.append("; ").append(lines.get(told++));
        }
        if (told < lines.size()) {
            String rest = "; and " + (lines.size() - told) + " more";
            help.setLength(Math.min(help.length(), StandardResponse.MAX_HELP - rest.length()));
            help.append(rest);
        }
        return help.toString();
    }

    private static boolean fits(StringBuilder help, String line, boolean last) {
        return help.length() + 2 + line.length() <= StandardResponse.MAX_HELP - (last ? 0 : REST);
    }

    private static String line(Finding finding) {
        return finding.code().code() + " " + finding.pointer() + ": " + finding.advice();
    }
}
