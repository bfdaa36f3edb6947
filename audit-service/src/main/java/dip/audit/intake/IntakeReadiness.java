package dip.audit.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every queue is being read. That the database answers, Quarkus checks by itself. */
@Readiness
@ApplicationScoped
class IntakeReadiness implements HealthCheck {

    private final Intake intake;

    IntakeReadiness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(intake.isReading()).build();
    }
}
