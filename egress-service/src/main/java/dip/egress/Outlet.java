package dip.egress;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.sending.hold.Channels;
import dip.sending.relay.RelayTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** The channels on which this service calls the DIP, one each interface, and where it keeps what others are to be told of it. */
@Singleton
class Outlet {

    @Produces
    @Singleton
    RelayTable relayTable() {
        return new RelayTable("egress.relay");
    }

    @Produces
    @Singleton
    Channels channels(Catalogue catalogue) {
        return new Channels("egress", catalogue.interfaces().stream().map(InterfaceInfo::id).collect(Collectors.toUnmodifiableSet()));
    }
}
