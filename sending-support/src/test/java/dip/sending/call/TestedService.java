package dip.sending.call;

import dip.sending.hold.Channels;
import dip.sending.relay.RelayTable;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import javax.sql.DataSource;

/** What a service has to bring along, for one that only calls. */
@Singleton
class TestedService {

    @ConfigMapping(prefix = "dip.tested")
    interface Config extends CallingConfig {
    }

    @Produces
    @Singleton
    Channels channels() {
        return new Channels("none", Set.of("IF-021"));
    }

    @Produces
    @Singleton
    RelayTable relayTable() {
        return new RelayTable("none.relay");
    }

    @Produces
    @Dependent
    DataSource noDatabase() {
        return null;
    }
}
