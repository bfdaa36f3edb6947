package dip.status.verdict;

import dip.messaging.AmqpPublisher;
import dip.status.received.Intakes;
import dip.status.remedy.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready: all queues are read and the journal can be told. Postgres has a check of its own; the DIP may be away. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {

    private final Intake intake;
    private final Intakes intakes;
    private final Answers answers;
    private final AmqpPublisher publisher;

    Readiness(Intake intake, Intakes intakes, Answers answers, AmqpPublisher publisher) {
        this.intake = intake;
        this.intakes = intakes;
        this.answers = answers;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").withData("verdicts", intake.isConnected())
                .withData("statuses", intakes.areConnected()).withData("answers", answers.isConnected())
                .withData("publisher", publisher.isReady())
                .status(intake.isConnected() && intakes.areConnected() && answers.isConnected() && publisher.isReady()).build();
    }
}
