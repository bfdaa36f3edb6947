package dip.status.intake;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.BatchConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import dip.sending.Transactions;
import dip.status.StatusConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.proton.message.Message;
import org.jboss.logging.Logger;

/**
 * Reads one queue in batches: what the messages say is stored in one go, and they are settled when it is there. What
 * cannot be read, or what Postgres will not have, goes to the dead letters alone.
 */
public final class BatchIntake<T> {

    private static final Logger LOG = Logger.getLogger(BatchIntake.class);
    private static final String CONNECTION = "status";
    private static final long STOP_SECONDS = 10;

    /** From a message to what it says. */
    public interface Form<T> {
        T read(Message message) throws UnreadableMessage, Poison;
    }

    /** Stores the whole batch or nothing. Blocks. */
    public interface Store<T> {
        void add(List<T> batch) throws SQLException;
    }

    private final String address;
    private final Form<T> form;
    private final Store<T> store;
    private final DeadLetters deadLetters;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private BatchConsumer consumer;

    public BatchIntake(String address, DeadLetters deadLetters, Form<T> form, Store<T> store) {
        this.address = address;
        this.deadLetters = deadLetters;
        this.form = form;
        this.store = store;
    }

    public void start(Vertx vertx, BrokerSettings broker, StatusConfig.Intake settings) {
        consumer = BatchConsumer.start(vertx, broker, CONNECTION, address, Addresses.isShared(address) ? Reader.STATUS : null,
                new BatchConsumer.Bounds(settings.inFlight(), settings.batch(), settings.concurrency(), settings.gather()),
                this::handle);
    }

    public void stop() throws Exception {
        consumer.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    public boolean isConnected() {
        return consumer.isConnected();
    }

    /** Where Postgres is away the future fails, and the messages come again a little later. */
    private Future<Void> handle(List<Received> batch) {
        Promise<Void> done = Promise.promise();
        threads.execute(() -> {
            try {
                store(read(batch));
                done.complete();
            } catch (SQLException | RuntimeException failure) {
                done.fail(failure);
            }
        });
        return done.future();
    }

    private record Task<T>(Received received, T value) {
    }

    private List<Task<T>> read(List<Received> batch) {
        List<Task<T>> tasks = new ArrayList<>(batch.size());
        for (Received received : batch) {
            try {
                tasks.add(new Task<>(received, form.read(received.message())));
            } catch (UnreadableMessage | Poison poison) {
                bury(received, poison.getMessage());
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "The service fails on message %s of %s", received.message().getMessageId(), address);
                bury(received, "the service fails on it: " + bug.getClass().getName());
            }
        }
        return tasks;
    }

    private void store(List<Task<T>> tasks) throws SQLException {
        if (tasks.isEmpty()) {
            return;
        }
        try {
            store.add(tasks.stream().map(Task::value).toList());
            tasks.forEach(task -> task.received.accept());
        } catch (SQLException failure) {
            if (!Transactions.isAboutData(failure)) {
                throw failure;
            }
            if (tasks.size() == 1) {
                bury(tasks.getFirst().received, "Postgres refuses it: " + failure.getMessage());
                return;
            }
            for (Task<T> task : tasks) {
                store(List.of(task));
            }
        }
    }

    private void bury(Received received, String reason) {
        LOG.warnf("Message %s of %s goes to the dead letters: %s", received.message().getMessageId(), address, reason);
        deadLetters.move(received, address, reason);
    }
}
