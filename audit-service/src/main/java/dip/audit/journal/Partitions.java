package dip.audit.journal;

import dip.audit.AuditConfig;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/** The journal's days: made before they are needed, dropped when they are older than what is kept. */
@ApplicationScoped
class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);
    private static final int DAYS_AHEAD = 3;
    /** Copies of the service make and drop partitions one after the other. */
    private static final String LOCK = """
            set local client_min_messages = warning;
            set local lock_timeout = '10s';
            select pg_advisory_xact_lock(hashtext('dip.audit.partitions'))""";
    private static final String LIST = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'audit.item'::regclass""";

    private final Pool pool;
    private final InstantSource clock;
    private final AuditConfig config;
    private final Set<Day> known = ConcurrentHashMap.newKeySet();

    Partitions(Pool pool, InstantSource clock, AuditConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    /** @param millis epoch milliseconds: not before the oldest day kept, not after tomorrow */
    boolean isKept(long millis) {
        Day day = Day.of(millis);
        return day.compareTo(oldest()) >= 0 && day.compareTo(today().plus(1)) <= 0;
    }

    /** @param times epoch milliseconds whose days have to have partitions */
    Future<Void> ensure(LongStream times) {
        Set<Day> missing = times.mapToObj(Day::of).filter(day -> !known.contains(day))
                .collect(Collectors.toCollection(TreeSet::new));
        if (missing.isEmpty()) {
            return Future.succeededFuture();
        }
        return locked(missing.stream().map(Day::create).toList()).onSuccess(made -> known.addAll(missing));
    }

    /** Makes the coming days. */
    Future<Void> makeAhead() {
        return ensure(LongStream.rangeClosed(0, DAYS_AHEAD)
                .map(days -> clock.millis() + days * Duration.ofDays(1).toMillis()));
    }

    /** Drops the days that are older than what is kept. */
    Future<Void> dropExpired() {
        Day oldest = oldest();
        return pool.query(LIST).execute().compose(rows -> {
            Set<Day> expired = new TreeSet<>();
            rows.forEach(row -> expired.add(Day.ofPartition(row.getString(0))));
            expired.removeIf(day -> day.compareTo(oldest) >= 0);
            return drop(expired);
        });
    }

    private Future<Void> drop(Set<Day> expired) {
        Future<Void> done = Future.succeededFuture();
        for (Day day : expired) {
            done = done.compose(previous -> locked(Set.of(day.drop()))).onSuccess(dropped -> {
                known.remove(day);
                LOG.infof("Dropped %s from the journal: older than %s", day, config.retention());
            });
        }
        return done;
    }

    private Future<Void> locked(Collection<String> statements) {
        return pool.withTransaction(connection -> run(connection, LOCK)
                .compose(locked -> run(connection, String.join(";", statements))));
    }

    private static Future<Void> run(SqlConnection connection, String sql) {
        return connection.query(sql).execute().mapEmpty();
    }

    private Day today() {
        return Day.of(clock.millis());
    }

    private Day oldest() {
        return new Day(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minus(config.retention()));
    }
}
