package dip.status;

import dip.client.Endpoint;
import dip.sending.hold.Channels;
import dip.sending.relay.RelayTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** The one channel on which this copy calls the DIP, and where it keeps what the journal is to be told of it. */
@Singleton
class Outgoing {

    @Produces
    @Singleton
    Channels channels() {
        return new Channels("status", Set.of(Endpoint.STATUS_MESSAGE.channel()));
    }

    @Produces
    @Singleton
    RelayTable relayTable() {
        return new RelayTable("status.journal_entry");
    }
}
