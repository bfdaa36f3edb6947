package dip.status.remedy;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.SubmittedMessage;
import dip.messaging.SubmittedMessage.Outcome;
import dip.sending.Transactions;
import dip.status.StatusConfig;
import dip.status.intake.BatchIntake;
import dip.status.remedy.Resends.Held;
import dip.status.remedy.Resends.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads what egress answers to messages sent anew. What it refuses would stay in its case, sent anew once and never at the
 * DIP. Of what it takes the DIP's answer tells, unless egress holds it as a duplicate.
 */
@ApplicationScoped
public class Answers {

    private final Transactions transactions;
    private final Resends resends;
    private final Counter refused;
    private final BatchIntake<SubmittedMessage> intake;

    Answers(Transactions transactions, Resends resends, DeadLetters deadLetters, MeterRegistry registry) {
        this.transactions = transactions;
        this.resends = resends;
        this.refused = registry.counter("dip.cases.resends.refused");
        this.intake = new BatchIntake<>(Addresses.RESUBMITTED, deadLetters, SubmittedMessage::of, this::add);
    }

    void start(@Observes StartupEvent event, Vertx vertx, BrokerSettings broker, StatusConfig config) {
        intake.start(vertx, broker, config.resubmitted());
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        intake.stop();
    }

    public boolean isConnected() {
        return intake.isConnected();
    }

    private void add(List<SubmittedMessage> batch) throws SQLException {
        List<Refused> no = batch.stream().filter(answer -> answer.outcome() == Outcome.REFUSED)
                .map(answer -> new Refused(answer.id(), AnswerBody.why(answer.body()))).toList();
        List<Held> held = batch.stream().filter(answer -> answer.outcome() == Outcome.TAKEN)
                .map(answer -> new Held(answer.id(), AnswerBody.held(answer.body()))).filter(answer -> answer.submission() != null).toList();
        if (!no.isEmpty()) {
            refused.increment(transactions.in(connection -> resends.refused(connection, no)));
        }
        if (!held.isEmpty()) {
            transactions.in(connection -> resends.held(connection, held));
        }
    }
}
