package dip.status.verdict;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import dip.status.intake.BatchIntake;
import dip.status.outbox.NewStatus;
import dip.status.outbox.Outbox;
import dip.status.sending.Senders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.qpid.proton.message.Message;

/** Reads verdicts and puts their answers into the outbox; a verdict is settled when its answer is there. */
@ApplicationScoped
public class Intake {

    private final StatusMessages statusMessages;
    private final Outbox outbox;
    private final Senders senders;
    private final StatusMetrics metrics;
    private final BatchIntake<Optional<NewStatus>> verdicts;

    Intake(StatusMessages statusMessages, Outbox outbox, Senders senders, DeadLetters deadLetters, StatusMetrics metrics) {
        this.statusMessages = statusMessages;
        this.outbox = outbox;
        this.senders = senders;
        this.metrics = metrics;
        this.verdicts = new BatchIntake<>(Addresses.VERDICTS, deadLetters, this::answer, this::add);
    }

    void start(@Observes StartupEvent event, Vertx vertx, BrokerSettings broker, StatusConfig config) {
        verdicts.start(vertx, broker, config.intake());
    }

    /** Before the senders stop. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        verdicts.stop();
    }

    boolean isConnected() {
        return verdicts.isConnected();
    }

    private Optional<NewStatus> answer(Message message) throws UnreadableMessage, NotOurs {
        Verdict verdict = Verdict.of(message);
        Optional<NewStatus> answer = statusMessages.answer(verdict);
        metrics.verdict(verdict.outcome());
        return answer;
    }

    private void add(List<Optional<NewStatus>> batch) throws SQLException {
        List<NewStatus> answers = batch.stream().flatMap(Optional::stream).toList();
        if (!answers.isEmpty() && outbox.add(answers) > 0) {
            answers.stream().map(NewStatus::participant).distinct().forEach(senders::wake);
        }
    }
}
