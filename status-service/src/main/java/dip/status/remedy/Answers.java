package dip.status.remedy;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.SubmittedMessage;
import dip.messaging.SubmittedMessage.Outcome;
import dip.messaging.UnreadableMessage;
import dip.sending.Transactions;
import dip.status.StatusConfig;
import dip.status.intake.BatchIntake;
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
import java.util.Optional;
import org.apache.qpid.proton.message.Message;

/**
 * Reads what egress answers to messages sent anew. What it refuses would stay in its case, sent anew once and never at the
 * DIP. Of what it takes the DIP's answer tells.
 */
@ApplicationScoped
public class Answers {

    private final Transactions transactions;
    private final Resends resends;
    private final Counter refused;
    private final BatchIntake<Optional<Refused>> intake;

    Answers(Transactions transactions, Resends resends, DeadLetters deadLetters, MeterRegistry registry) {
        this.transactions = transactions;
        this.resends = resends;
        this.refused = registry.counter("dip.cases.resends.refused");
        this.intake = new BatchIntake<>(Addresses.RESUBMITTED, deadLetters, Answers::read, this::add);
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

    private static Optional<Refused> read(Message message) throws UnreadableMessage {
        SubmittedMessage answer = SubmittedMessage.of(message);
        return answer.outcome() == Outcome.TAKEN ? Optional.empty() : Optional.of(new Refused(answer.id(), Refusals.why(answer.body())));
    }

    private void add(List<Optional<Refused>> batch) throws SQLException {
        List<Refused> answers = batch.stream().flatMap(Optional::stream).toList();
        if (!answers.isEmpty()) {
            refused.increment(transactions.in(connection -> resends.refused(connection, answers)));
        }
    }
}
