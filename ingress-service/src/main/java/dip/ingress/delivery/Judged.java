package dip.ingress.delivery;

import dip.model.DipMessage;
import dip.model.validation.Finding;
import java.util.List;

/**
 * One item of a delivery and what was found wrong with it.
 *
 * @param findings of any severity; empty where clean
 */
record Judged(DipMessage message, Reference reference, List<Finding> findings) {

    boolean isGood() {
        for (Finding finding : findings) {
            if (finding.isError()) {
                return false;
            }
        }
        return true;
    }
}
