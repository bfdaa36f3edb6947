package dip.service.security;

import dip.service.Periodic;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes over new secrets from their files while the service runs. */
@ApplicationScoped
class SecretRefresh {

    void start(@Observes StartupEvent event, Vertx vertx, Participants participants, OperatorToken operatorToken,
            @ConfigProperty(name = "dip.secrets.refresh", defaultValue = "5s") Duration period) {
        List<Secret> secrets = new ArrayList<>();
        participants.all().stream().map(Participant::apiKey).forEach(key -> key.ifPresent(secrets::add));
        operatorToken.secret().ifPresent(secrets::add);
        Periodic.every(vertx, period, "Secrets could not be read again", () -> {
            secrets.forEach(Secret::refresh);
            return null;
        });
    }
}
