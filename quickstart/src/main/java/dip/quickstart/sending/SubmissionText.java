package dip.quickstart.sending;

import dip.quickstart.rules.FindingText;
import java.io.PrintWriter;
import java.time.Duration;

/** What became of a message, for people: a line for it, a line for each word about it. */
final class SubmissionText {

    private SubmissionText() {
    }

    static void print(PrintWriter out, Submission submission) {
        out.println(submission.reference() + "  " + submission.state() + after(submission) + attempts(submission)
                + part("  ", submission.transactionId()));
        if (submission.code() != null) {
            out.println("  the DIP said" + part(" ", submission.code()) + part(": ", submission.detail()));
        } else if (submission.detail() != null) {
            out.println(part("  ", submission.detail()));
        }
    }

    static void print(PrintWriter out, SaidOfIt said) {
        out.println("  " + said.state() + (said.words().isEmpty() ? ": nobody has said anything of it yet" : ""));
        said.words().forEach(word -> out.println("    " + word.by() + " at " + word.at() + "  " + word.outcome()
                + part("  ", word.message()) + part(": ", word.help())));
    }

    private static String after(Submission submission) {
        return submission.settledAt() == null ? ""
                : String.format(" after %.1f s", Duration.between(submission.submittedAt(), submission.settledAt()).toMillis() / 1000.0);
    }

    private static String attempts(Submission submission) {
        return submission.attempts() > 1 ? ", at attempt " + submission.attempts() : "";
    }

    private static String part(String separator, String text) {
        return text == null ? "" : separator + FindingText.printable(text);
    }
}
