package dip.quickstart.rules;

import dip.model.DipMessage;
import dip.model.validation.Finding;
import java.nio.file.Path;
import java.util.List;

/** How {@code validate} says what it found. */
interface FindingsReport {

    /** @param number of the message in the file, from 1 */
    void checked(Path file, int number, DipMessage message, List<Finding> findings);

    /** @param line from 1; 0 for the file as a whole */
    void unreadable(Path file, int line, String reason);

    void end();

    Tally tally();
}
