package dip.simulator.traffic;

import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import java.util.List;
import java.util.function.Predicate;

/** An interface that a recipient may get. @param senders who may send it; at least one */
record Route(Participant recipient, InterfaceInfo channel, List<Participant> senders, double weight) {

    Route from(Predicate<Participant> chosen) {
        return new Route(recipient, channel, senders.stream().filter(chosen).toList(), weight);
    }
}
