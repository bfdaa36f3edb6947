package dip.status.notices;

import dip.sending.Loop;
import dip.sending.Periodic;
import dip.status.StatusConfig;
import dip.status.notices.NoticeStore.Claim;
import dip.status.notices.NoticesConfig.WebhookConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Posts notices one after another, each until the webhook has taken it or it is dead. */
@Singleton
class Posting {

    private static final Logger LOG = Logger.getLogger(Posting.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int LONGEST_DETAIL = 500;

    private final NoticeStore store;
    private final Webhook webhook;
    private final WebhookConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Loop loop = new Loop("notices", this::step);
    private volatile long[] count = {0, 0};

    Posting(NoticeStore store, Webhook webhook, NoticesConfig config, MeterRegistry registry) {
        this.store = store;
        this.webhook = webhook;
        this.config = config.webhook();
        Gauge.builder("dip.cases.notices.webhook", () -> count[0]).tag("state", "waiting").register(registry);
        Gauge.builder("dip.cases.notices.webhook", () -> count[1]).tag("state", "dead").register(registry);
    }

    void start(@Observes StartupEvent event, Vertx vertx, StatusConfig status) {
        if (config.url().isPresent()) {
            loop.start();
        }
        Periodic.every(vertx, status.kept().countEvery(), () -> count = store.count());
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (config.url().isPresent()) {
            loop.stop();
            loop.join(STOP);
        }
    }

    private void step() throws Exception {
        Optional<Claim> claim = store.claim(config.firstPause(), config.longestPause());
        if (claim.isEmpty() || !post(claim.get())) {
            stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return whether the webhook took it */
    private boolean post(Claim claim) throws Exception {
        try {
            webhook.post(claim.notice(), claim.body());
            store.settle(claim, "delivered", null);
            return true;
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (CircuitBreakerOpenException open) {
            store.giveBack(claim, "the webhook has failed too often: it is left alone for a while");
        } catch (Exception failure) {
            boolean isLast = claim.attempt() >= config.attempts();
            String detail = failure.toString();
            store.settle(claim, isLast ? "dead" : "waiting", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
            LOG.warnf("Notice %s %s: %s", claim.notice(), isLast ? "is given up after " + claim.attempt() + " attempts" : "waits", detail);
        }
        return false;
    }
}
