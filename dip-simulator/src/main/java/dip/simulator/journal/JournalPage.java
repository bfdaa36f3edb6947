package dip.simulator.journal;

import java.util.List;

/**
 * A part of the journal, in the order in which the messages came.
 *
 * @param next to go on after
 */
public record JournalPage(long next, List<DeliveryStatus> records) {
}
