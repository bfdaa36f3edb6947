package dip.quickstart.webhooks;

import dip.client.Outcome;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Makes the changes of a plan in their order, and says what became of each. */
record Application(DipCalls calls, Known known, PrintWriter out) {

    private static final int NOT_FOUND = 404;

    /** @return whether all are made; otherwise it is said which are not */
    boolean run(List<Change> changes) throws InterruptedException {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            known.begin(change.place());
            Outcome outcome = calls.make(change);
            if (!isDone(change, outcome)) {
                if (isAsBefore(change, outcome)) {
                    known.settle(change.place(), change.before());
                }
                stop(outcome, changes, i);
                return false;
            }
            known.settle(change.place(), change.url());
            out.println("done " + change);
            out.flush();
        }
        out.println(changes.size() + " done; all is in place");
        return true;
    }

    /** One that is to be taken back and is not there is done, too. */
    private static boolean isDone(Change change, Outcome outcome) {
        return outcome instanceof Accepted || change.action() == Change.Action.REMOVE
                && outcome instanceof Rejected refused && refused.httpStatus() == NOT_FOUND;
    }

    /** What nobody knew before the call, a refusal does not tell. */
    private static boolean isAsBefore(Change change, Outcome outcome) {
        return !(outcome instanceof Unknown) && (change.before() != null || change.action() == Change.Action.ADD);
    }

    private void stop(Outcome outcome, List<Change> changes, int at) {
        out.println("NOT  " + changes.get(at) + ": " + reason(outcome));
        out.println("stopped: " + at + " done, " + (changes.size() - at) + " not done; those after the one above have not been tried:");
        changes.subList(at + 1, changes.size()).forEach(change -> out.println("     " + change));
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Rejected refused -> refused.detail() + (refused.reasons().isEmpty() ? "" : ", " + refused.reasons());
            case Unknown lost -> lost.detail() + "; it may have it or not, and the next apply tells it again";
            case TryLater later -> later.detail() + later.asked().map(wait -> "; it asks for a pause of " + wait.toSeconds() + " s").orElse("");
            case Tried other -> other.detail();
            case NotTried kept -> "kept back: " + kept.guard().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
