package dip.quickstart.reconcile;

import java.util.List;

/**
 * A message of ours as the DIP knows it. One that was sent more than once has one for each time.
 *
 * @param transactionId null where the DIP refused it
 * @param refusal response code; null where the DIP took it
 * @param recipients DIP IDs of those that it was delivered to
 */
public record Arrival(String reference, String transactionId, String refusal, List<String> recipients) {

    boolean isTaken() {
        return transactionId != null;
    }
}
