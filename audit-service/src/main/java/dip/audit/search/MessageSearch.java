package dip.audit.search;

import dip.audit.AuditConfig;
import dip.audit.JournalReader;
import dip.audit.entry.ItemId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds messages, newest first. It looks back in windows, the first a day back, each eight times the one before, and stops as
 * soon as the page is full: what is asked most is found in the newest partitions, and no statement plans over all of them.
 */
@ApplicationScoped
class MessageSearch {

    private static final long FIRST_WINDOW = Duration.ofDays(2).toMillis();
    private static final int GROWTH = 8;
    private static final Uni<List<MessageSummary>> NOTHING = Uni.createFrom().item(List.of());
    /** As Postgres sorts them: versions 7 are not negative. */
    private static final Comparator<MessageSummary> NEWEST_FIRST = Comparator.comparing(
            (MessageSummary message) -> FilterReader.place(message.itemId()).orElseThrow(),
            Comparator.comparing(ItemId::deliveryId).thenComparingInt(ItemId::index)).reversed();
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
        Filter page = filter.page(filter.after(), filter.limit() - found.size());
        return received(page, start, to).chain(in -> sent(page, start, to).chain(out -> {
            Stream.concat(in.stream(), out.stream()).sorted(NEWEST_FIRST).limit(page.limit()).forEach(found::add);
            return lookBack(filter, from, start, window * GROWTH, found);
        }));
    }

    private Uni<List<MessageSummary>> received(Filter page, long from, long to) {
        if (!page.wants(Direction.IN)) {
            return NOTHING;
        }
        MessageQuery query = new MessageQuery(page, from, to);
        return all(query.sql(), query.parameters(), MessageSummary::of);
    }

    private Uni<List<MessageSummary>> sent(Filter page, long from, long to) {
        if (!page.wants(Direction.OUT)) {
            return NOTHING;
        }
        SentQuery query = new SentQuery(page, from, to);
        return all(query.sql(), query.parameters(), MessageSummary::ofSent);
    }

    private Uni<List<MessageSummary>> all(String sql, Tuple parameters, Function<Row, MessageSummary> form) {
        return reader.query(sql, parameters).map(rows -> {
            List<MessageSummary> all = new ArrayList<>();
            rows.forEach(row -> all.add(form.apply(row)));
            return all;
        });
    }
}
