package dip.audit;

import dip.audit.problem.JournalAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks the database, and says plainly when it is away. */
@ApplicationScoped
public class JournalReader {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** SQLSTATE classes and codes of a server that is going, coming, full, or slower than the statement timeout. */
    private static final String AWAY = "08...|53...|57...";

    private final Pool pool;

    JournalReader(Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@link JournalAway} where there is no answer to be had. */
    public Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters)
                .ifNoItem().after(LIMIT).fail()
                .onFailure(JournalReader::isAway).transform(JournalAway::new);
    }

    private static boolean isAway(Throwable failure) {
        return !(failure instanceof PgException answered) || answered.getSqlState() == null || answered.getSqlState().matches(AWAY);
    }
}
