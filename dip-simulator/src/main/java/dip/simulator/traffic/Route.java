package dip.simulator.traffic;

import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import java.util.List;

/** An interface that a recipient may get. @param senders who may send it; at least one */
record Route(Participant recipient, InterfaceInfo channel, List<Participant> senders, double weight) {
}
