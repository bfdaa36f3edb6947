package dip.audit.journal;

import dip.audit.entry.Entry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Writes entries. */
@ApplicationScoped
public class Journal {

    private final Pool pool;
    private final Partitions partitions;

    Journal(Pool pool, Partitions partitions) {
        this.pool = pool;
        this.partitions = partitions;
    }

    /** Whether the entry's days are within what is kept and not in the future. */
    public boolean takes(Entry entry) {
        return entry.times().allMatch(partitions::isKept);
    }

    /**
     * Writes all or nothing, in one transaction; entries that are there already are left as they are.
     *
     * @return done when they are on the disk; failed with what the database said. Each entry has to be one that the
     *     journal {@link #takes}
     */
    public Future<Void> append(List<Entry> entries) {
        List<Insert> inserts = Batch.of(entries).inserts();
        return partitions.ensure(entries.stream().flatMapToLong(Entry::times))
                .compose(ready -> pool.withTransaction(connection -> write(connection, inserts)));
    }

    private static Future<Void> write(SqlConnection connection, List<Insert> inserts) {
        return Future.all(inserts.stream()
                .map(insert -> connection.preparedQuery(insert.sql()).execute(insert.columns()))
                .collect(Collectors.toList())).mapEmpty();
    }
}
