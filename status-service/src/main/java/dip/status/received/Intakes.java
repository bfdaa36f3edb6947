package dip.status.received;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.SentMessage;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import dip.status.intake.BatchIntake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;

/** Reads both sides: what we sent, and what is said of it. */
@ApplicationScoped
public class Intakes {

    private final SentStore sentStore;
    private final Matching matching;
    private final StatusMetrics metrics;
    private final BatchIntake<ReceivedStatus> statuses;
    private final BatchIntake<SentMessage> sent;

    Intakes(StatusForm form, SentStore sentStore, Matching matching, DeadLetters deadLetters, StatusMetrics metrics) {
        this.sentStore = sentStore;
        this.matching = matching;
        this.metrics = metrics;
        this.statuses = new BatchIntake<>(Addresses.INBOUND_STATUS, deadLetters, form::read, this::received);
        this.sent = new BatchIntake<>(Addresses.SENT, deadLetters, SentMessage::of, this::sent);
    }

    void start(@Observes StartupEvent event, Vertx vertx, BrokerSettings broker, StatusConfig config) {
        statuses.start(vertx, broker, config.received());
        sent.start(vertx, broker, config.sent());
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        statuses.stop();
        sent.stop();
    }

    public boolean areConnected() {
        return statuses.isConnected() && sent.isConnected();
    }

    private void received(List<ReceivedStatus> batch) throws SQLException {
        int isNew = matching.add(batch);
        batch.forEach(status -> metrics.received(status.outcome().id()));
        metrics.repeated(batch.size() - isNew);
    }

    private void sent(List<SentMessage> batch) throws SQLException {
        sentStore.add(batch);
        matching.ofSent(batch);
    }
}
