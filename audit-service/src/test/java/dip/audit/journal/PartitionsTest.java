package dip.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dip.audit.SigningIdentity;
import dip.embedded.EmbeddedServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServices.class)
@WithTestResource(SigningIdentity.class)
class PartitionsTest {

    private static final int KEPT_MONTHS = 15;

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private void make(LocalDate... days) {
        join(partitions.ensure(LongStream.of(List.of(days).stream()
                .mapToLong(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()).toArray())));
    }

    private Set<LocalDate> days(String table) {
        Set<LocalDate> days = new TreeSet<>();
        join(pool.query("select relname from pg_class where relispartition and relkind = 'r' and relname ~ '^" + table + "_[0-9]{8}$'")
                .execute()).forEach(row -> days.add(Day.ofPartition(row.getString(0)).date()));
        return days;
    }

    @Test
    void theComingDaysAreThereBeforeTheyAreNeeded() {
        join(partitions.makeAhead());

        for (String table : List.of("delivery", "item", "judgement", "item_call", "submission_call", "call")) {
            assertThat(days(table)).as(table).contains(today, today.plusDays(1), today.plusDays(3));
        }
    }

    @Test
    void daysOlderThanWhatIsKeptAreDropped() {
        LocalDate oldest = today.minusMonths(KEPT_MONTHS);
        make(oldest.minusDays(2), oldest.minusDays(1), oldest);

        join(partitions.dropExpired());

        for (String table : List.of("delivery", "item", "judgement", "item_call", "submission_call", "call")) {
            assertThat(days(table)).as(table).contains(oldest).doesNotContain(oldest.minusDays(1), oldest.minusDays(2));
        }
    }

    @Test
    void aDayIsMadeOnceHoweverManyCopiesAskForIt() {
        LocalDate day = today.minusDays(200);
        String statements = new Day(day).create();

        join(Future.all(LongStream.range(0, 6).mapToObj(copy -> partitions.ensure(
                LongStream.of(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()))).toList()));
        join(pool.query(statements).execute());

        assertThat(days("item")).contains(day);
    }

    @Test
    void onlyWhatHasADayIsTaken() {
        long now = System.currentTimeMillis();

        assertThat(partitions.isKept(now)).isTrue();
        assertThat(partitions.isKept(now + Duration.ofDays(1).toMillis())).isTrue();
        assertThat(partitions.isKept(now + Duration.ofDays(3).toMillis())).isFalse();
        assertThat(partitions.isKept(now - Duration.ofDays(440).toMillis())).isTrue();
        assertThat(partitions.isKept(now - Duration.ofDays(465).toMillis())).isFalse();
    }
}
