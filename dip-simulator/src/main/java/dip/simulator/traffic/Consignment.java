package dip.simulator.traffic;

import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import dip.simulator.run.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * Messages that go to one recipient's webhook in one delivery.
 *
 * @param damage what is wrong with the delivery itself
 * @param later what is to follow once these messages are settled
 */
public record Consignment(Participant recipient, InterfaceInfo channel, List<Parcel> parcels,
        Optional<DeliveryDefect> damage, Optional<FollowUp> later) {

    /** A message as the DIP delivers it, and what is expected of it. */
    public record Parcel(byte[] message, LedgerEntry.Identity identity) {
    }

    public List<byte[]> messages() {
        return parcels.stream().map(Parcel::message).toList();
    }
}
