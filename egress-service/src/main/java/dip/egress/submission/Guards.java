package dip.egress.submission;

import dip.egress.DuplicateGuard;
import dip.egress.EgressConfig;
import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;

/** The duplicate guard of each interface: its own, that of {@code default}, or {@link DuplicateGuard#WARN}. */
@Startup
@Singleton
class Guards {

    private static final String DEFAULT = "default";

    private final Map<String, DuplicateGuard> byInterface;

    /** @throws InvalidConfiguration where there is no such interface */
    Guards(EgressConfig config, Catalogue catalogue) {
        this.byInterface = config.duplicates();
        for (String name : byInterface.keySet()) {
            if (!name.equals(DEFAULT) && catalogue.byChannel(name).filter(info -> info.id().equals(name)).isEmpty()) {
                throw new InvalidConfiguration("dip.egress.duplicates." + name, "is no interface of DIP API " + catalogue.release()
                        + "; write IF-nnn, REP-nnn or default");
            }
        }
    }

    DuplicateGuard of(String interfaceId) {
        return byInterface.getOrDefault(interfaceId, byInterface.getOrDefault(DEFAULT, DuplicateGuard.WARN));
    }
}
