package dip.messaging;

import dip.messaging.Addresses.Reader;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Every address the suite needs, with its durable queues: what the embedded broker makes, what an operator makes on
 * another broker, and what the services expect to be there. Nothing is created by the way.
 */
public record Topology(List<Address> addresses) {

    /**
     * @param shared each message goes to every queue (multicast, topic, exchange); otherwise the one queue is shared
     *     by competing consumers (anycast)
     * @param queues names of the durable queues; the address' own name where it is not shared
     * @param grouped the messages carry a group-id: the queue needs a bound on its groups
     */
    public record Address(String name, boolean shared, List<String> queues, boolean grouped) {

        static Address shared(String name, Reader... readers) {
            return new Address(name, true, List.of(readers).stream().map(r -> Addresses.queue(name, r)).toList(), false);
        }

        static Address single(String name, boolean grouped) {
            return new Address(name, false, List.of(name), grouped);
        }
    }

    public Topology {
        addresses = List.copyOf(addresses);
    }

    public static Topology of(Catalogue catalogue) {
        return ofInterfaces(catalogue.interfaces().stream().map(InterfaceInfo::id).sorted().toList());
    }

    /** @param interfaceIds each gets its {@code dip.validated.<interface>} */
    public static Topology ofInterfaces(Collection<String> interfaceIds) {
        List<Address> all = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            all.add(Address.shared(Addresses.inbound(lane), Reader.VALIDATION, Reader.AUDIT));
        }
        all.add(Address.shared(Addresses.INBOUND_STATUS, Reader.STATUS, Reader.AUDIT));
        all.add(Address.shared(Addresses.VERDICTS, Reader.STATUS, Reader.AUDIT));
        all.add(Address.shared(Addresses.SENT, Reader.STATUS, Reader.AUDIT));
        for (String single : List.of(Addresses.JOURNAL, Addresses.DEAD_LETTER, Addresses.SUBMIT, Addresses.SUBMITTED,
                Addresses.RESUBMITTED, Addresses.NOTIFICATIONS)) {
            all.add(Address.single(single, false));
        }
        interfaceIds.forEach(id -> all.add(Address.single(Addresses.validated(id), true)));
        return new Topology(all);
    }
}
