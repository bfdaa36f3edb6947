package dip.quickstart.rules;

import dip.quickstart.Main;
import java.util.List;
import dip.model.validation.Finding;

/** What came of all messages together. */
final class Tally {

    private int messages;
    private int clean;
    private int unreadable;

    void checked(List<Finding> findings) {
        messages++;
        if (findings.isEmpty()) {
            clean++;
        }
    }

    void unreadable() {
        unreadable++;
    }

    int exitCode() {
        return unreadable > 0 ? Main.UNABLE : clean < messages ? 1 : 0;
    }

    @Override
    public String toString() {
        return counted(messages, "message") + ": " + clean + " clean, " + (messages - clean) + " with findings"
                + (unreadable == 0 ? "" : "; " + unreadable + " unreadable");
    }

    static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
