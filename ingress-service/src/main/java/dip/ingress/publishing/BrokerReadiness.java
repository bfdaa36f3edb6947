package dip.ingress.publishing;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready for traffic only while messages can be kept. */
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {

    private final Publishers publishers;

    BrokerReadiness(Publishers publishers) {
        this.publishers = publishers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(publishers.isReady()).build();
    }
}
