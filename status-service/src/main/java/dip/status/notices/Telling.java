package dip.status.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dip.messaging.Addresses;
import dip.messaging.CaseNotice;
import dip.sending.Transactions;
import dip.sending.relay.Relay;
import dip.service.Periodic;
import dip.status.StatusConfig;
import dip.status.cases.Case;
import dip.status.cases.CaseQueries;
import dip.status.notices.NoticeStore.NewNotice;
import dip.status.notices.NoticeStore.News;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/**
 * Looks each second for cases of which there is something to tell, and tells it. What happens to a case meanwhile is told
 * in one notice; the busiest case has one a second.
 */
@Singleton
class Telling {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final NoticeStore store;
    private final CaseQueries cases;
    private final Relay relay;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final NoticesConfig config;
    private final Webhooks webhooks;

    Telling(Transactions transactions, NoticeStore store, CaseQueries cases, Relay relay, ObjectMapper json, InstantSource clock,
            MeterRegistry registry, NoticesConfig config, Webhooks webhooks) {
        this.transactions = transactions;
        this.store = store;
        this.cases = cases;
        this.relay = relay;
        this.json = json;
        this.clock = clock;
        this.registry = registry;
        this.config = config;
        this.webhooks = webhooks;
    }

    /** @param about the case as it is */
    @RegisterForReflection
    record Content(UUID notice, String kind, Instant at, Case about) {
    }

    void start(@Observes StartupEvent event, Vertx vertx, StatusConfig status) {
        Periodic.every(vertx, EVERY, this::tell);
        long retention = status.kept().retention().toMillis();
        Periodic.every(vertx, status.kept().pruneEvery(), () -> Periodic.untilDone(limit -> store.prune(retention, limit)));
    }

    private int tell() throws SQLException {
        List<NewNotice> told = transactions.in(connection -> {
            List<NewNotice> notices = notices(connection);
            if (!notices.isEmpty()) {
                store.add(connection, notices);
                relay.add(connection, Addresses.NOTIFICATIONS, notices.stream().map(Telling::message).toList());
            }
            return notices;
        });
        if (!told.isEmpty()) {
            relay.wake();
            told.forEach(notice -> registry.counter("dip.cases.notices", "kind", notice.news().kind()).increment());
        }
        return told.size();
    }

    private List<NewNotice> notices(Connection connection) throws SQLException {
        List<NewNotice> notices = new ArrayList<>();
        for (News news : store.news(connection, config.perSecond())) {
            UUID id = UUID.randomUUID();
            Case about = cases.known(Long.toString(news.caseId()));
            notices.add(new NewNotice(id, news, content(new Content(id, news.kind(), clock.instant(), about)), webhooks.of(news.webhook())));
        }
        return notices;
    }

    private static Message message(NewNotice notice) {
        News news = notice.news();
        return new CaseNotice(notice.notice(), news.caseId(), news.kind(), news.webhook(), notice.body()).toMessage();
    }

    private byte[] content(Content content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
