package dip.audit.search;

import dip.audit.AuditConfig;
import dip.audit.JournalReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds messages, newest first. It looks back in windows, the first a day back, each eight times the one before, and stops as
 * soon as the page is full: what is asked most is found in the newest partitions, and no statement plans over all of them.
 */
@ApplicationScoped
class MessageSearch {

    private static final long FIRST_WINDOW = Duration.ofDays(2).toMillis();
    private static final int GROWTH = 8;
    /** Clocks of several machines differ; nothing is received later than this from now. */
    private static final long AHEAD = Duration.ofDays(1).toMillis();

    private final JournalReader reader;
    private final AuditConfig config;
    private final InstantSource clock;

    MessageSearch(JournalReader reader, AuditConfig config, InstantSource clock) {
        this.reader = reader;
        this.config = config;
        this.clock = clock;
    }

    /** At most {@link Filter#limit} messages; fewer only where there are no more. */
    Uni<List<MessageSummary>> find(Filter filter) {
        long oldest = clock.instant().atOffset(ZoneOffset.UTC).minus(config.retention()).minusDays(1).toInstant().toEpochMilli();
        long from = filter.from() == null ? oldest : Math.max(filter.from(), oldest);
        long to = filter.to() == null ? clock.millis() + AHEAD : Math.min(filter.to(), clock.millis() + AHEAD);
        if (filter.after() != null) {
            to = Math.min(to, filter.after().receivedAt() + 1);
        }
        return lookBack(filter, from, to, FIRST_WINDOW, new ArrayList<>());
    }

    private Uni<List<MessageSummary>> lookBack(Filter filter, long from, long to, long window, List<MessageSummary> found) {
        if (to <= from || found.size() == filter.limit()) {
            return Uni.createFrom().item(found);
        }
        long start = Math.max(from, to - window);
        MessageQuery query = new MessageQuery(filter.page(filter.after(), filter.limit() - found.size()), start, to);
        return reader.query(query.sql(), query.parameters()).chain(rows -> {
            rows.forEach(row -> found.add(MessageSummary.of(row)));
            return lookBack(filter, from, start, window * GROWTH, found);
        });
    }
}
