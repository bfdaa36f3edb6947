package dip.validation.lane;

import dip.messaging.AmqpPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready: every lane is read, the broker takes what is published, and no batch waits for Postgres. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {

    private final Lanes lanes;
    private final AmqpPublisher publisher;
    private final Patience patience;

    Readiness(Lanes lanes, AmqpPublisher publisher, Patience patience) {
        this.lanes = lanes;
        this.publisher = publisher;
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("validation");
        Map<?, Boolean> connected = lanes.connected();
        connected.forEach((lane, up) -> answer.withData("lane " + lane, up));
        return answer.withData("publisher", publisher.isReady()).withData("postgres", !patience.isTried())
                .status(publisher.isReady() && !patience.isTried() && !connected.containsValue(false)).build();
    }
}
