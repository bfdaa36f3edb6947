package dip.status.outbox;

import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.status.outbox.JournalQueue.Entry;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/** Tells the journal of attempts: an entry is forgotten when the broker has it, and may be told twice but not never. */
@Singleton
public class JournalRelay {

    private static final int AT_ONCE = 100;

    private final DataSource postgres;
    private final AmqpPublisher publisher;

    JournalRelay(DataSource postgres, AmqpPublisher publisher) {
        this.postgres = postgres;
        this.publisher = publisher;
    }

    /**
     * Passes on some entries; blocks until the broker has acknowledged.
     *
     * @return how many; 0 when there are none
     * @throws ExecutionException where the broker does not take them: they stay
     */
    public int relay() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Entry> entries = JournalQueue.oldest(connection, AT_ONCE);
                if (!entries.isEmpty()) {
                    publish(entries);
                    JournalQueue.remove(connection, entries);
                }
                connection.commit();
                return entries.size();
            } catch (SQLException | ExecutionException | InterruptedException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void publish(List<Entry> entries) throws ExecutionException, InterruptedException {
        Future.all(entries.stream().map(entry -> publisher.send(Addresses.JOURNAL, entry.message())).toList())
                .toCompletionStage().toCompletableFuture().get();
    }
}
