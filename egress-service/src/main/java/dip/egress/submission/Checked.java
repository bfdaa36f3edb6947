package dip.egress.submission;

import dip.egress.outbox.NewMessage;
import dip.model.validation.Finding;
import java.util.List;

/**
 * A message of a submission, completed and checked.
 *
 * @param message null where it must not be sent
 * @param findings errors where it must not be sent; else warnings at most
 */
record Checked(NewMessage message, List<Finding> findings) {

    boolean isGood() {
        return message != null;
    }
}
