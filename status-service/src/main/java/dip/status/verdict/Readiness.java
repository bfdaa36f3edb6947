package dip.status.verdict;

import dip.messaging.AmqpPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready: the verdicts are read and the journal can be told. Postgres has a check of its own; the DIP may be away. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {

    private final Intake intake;
    private final AmqpPublisher publisher;

    Readiness(Intake intake, AmqpPublisher publisher) {
        this.intake = intake;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").withData("verdicts", intake.isConnected())
                .withData("publisher", publisher.isReady())
                .status(intake.isConnected() && publisher.isReady()).build();
    }
}
