package dip.egress.submission;

import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.Received;
import dip.messaging.SubmitMessage;
import dip.messaging.SubmittedMessage;
import dip.messaging.SubmittedMessage.Outcome;
import dip.messaging.UnreadableMessage;
import dip.sending.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The door for business systems over AMQP: takes what comes on {@code dip.submit} one after the other, so that its order
 * is kept, and answers where {@link SubmitMessage#answerAt} says. A submission is settled with the broker when its answer
 * is there; whatever ends before, it is delivered again, and taken only once.
 */
@ApplicationScoped
public class AmqpDoor {

    private static final Logger LOG = Logger.getLogger(AmqpDoor.class);
    private static final String NAME = "egress";
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_SECONDS = 10;

    private final Submissions submissions;
    private final AmqpPublisher publisher;
    private final DeadLetters deadLetters;
    private final EgressMetrics metrics;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(Addresses.SUBMIT).factory());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private AmqpConsumer consumer;

    AmqpDoor(Submissions submissions, AmqpPublisher publisher, DeadLetters deadLetters, EgressMetrics metrics) {
        this.submissions = submissions;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event, Vertx vertx, BrokerSettings broker, EgressConfig config) {
        consumer = AmqpConsumer.start(vertx, broker, NAME, Addresses.SUBMIT, null, config.submit().inFlight(),
                received -> thread.execute(() -> take(received)));
    }

    /** Before the senders stop. What waits for Postgres is given back to the broker. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        stopped.countDown();
        consumer.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        thread.shutdown();
    }

    /** Whether the queue is being read. */
    public boolean isConnected() {
        return consumer != null && consumer.isConnected();
    }

    private void take(Received received) {
        try {
            SubmitMessage submission = SubmitMessage.of(received.message());
            answer(received, submission, taken(submission));
        } catch (UnreadableMessage unreadable) {
            bury(received, unreadable.getMessage());
        } catch (SQLException refused) {
            bury(received, "Postgres refuses it: " + refused.getMessage());
        } catch (InterruptedException stopping) {
            received.release();
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "The service fails on submission %s", received.message().getMessageId());
            bury(received, "the service fails on it: " + bug.getClass().getName());
        }
    }

    /** While Postgres is away the next ones wait too. */
    private Answer taken(SubmitMessage submission) throws SQLException, InterruptedException {
        while (!stopped.await(0, TimeUnit.MILLISECONDS)) {
            try {
                return submissions.take(submission.id(), submission.correlationId(), submission.body());
            } catch (SQLException failure) {
                if (Transactions.isAboutData(failure)) {
                    throw failure;
                }
                LOG.warnf("Submission %s waits for Postgres: %s", submission.id(), failure.getMessage());
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        throw new InterruptedException("the service stops");
    }

    private void answer(Received received, SubmitMessage submission, Answer answer) {
        SubmittedMessage message = new SubmittedMessage(submission.id(), answer.correlationId(),
                answer.isTaken() ? Outcome.TAKEN : Outcome.REFUSED, answer.status(), answer.json());
        publisher.send(submission.answerAt(), message.toMessage())
                .onSuccess(sent -> received.accept())
                .onFailure(notSent -> {
                    LOG.warnf("Submission %s is taken again, to be answered: %s", submission.id(), notSent.getMessage());
                    received.releaseLater();
                });
    }

    private void bury(Received received, String reason) {
        LOG.warnf("Message %s of %s goes to the dead letters: %s", received.message().getMessageId(), Addresses.SUBMIT, reason);
        metrics.deadLetter();
        deadLetters.move(received, Addresses.SUBMIT, reason);
    }
}
