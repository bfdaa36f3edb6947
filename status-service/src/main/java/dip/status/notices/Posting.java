package dip.status.notices;

import dip.sending.Loop;
import dip.service.Periodic;
import dip.status.StatusConfig;
import dip.status.notices.NoticeStore.Claim;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Posts the notices for each webhook one after another, each until the webhook has taken it or it is dead. Each webhook has a
 * loop and guards of its own: none waits for another.
 */
@Singleton
class Posting {

    private static final Logger LOG = Logger.getLogger(Posting.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int LONGEST_DETAIL = 500;
    private static final int POSTS = 4;
    private static final double FAILURE_RATIO = 0.75;

    private final NoticeStore store;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Loop> loops;
    private volatile long[] count = {0, 0};

    Posting(NoticeStore store, Webhooks webhooks, MeterRegistry registry) {
        this.store = store;
        this.loops = webhooks.all().stream().map(this::loop).toList();
        Gauge.builder("dip.cases.notices.webhook", () -> count[0]).tag("state", "waiting").register(registry);
        Gauge.builder("dip.cases.notices.webhook", () -> count[1]).tag("state", "dead").register(registry);
    }

    void start(@Observes StartupEvent event, Vertx vertx, StatusConfig status) {
        loops.forEach(Loop::start);
        Periodic.every(vertx, status.kept().countEvery(), () -> count = store.count());
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        loops.forEach(Loop::stop);
        for (Loop loop : loops) {
            loop.join(STOP);
        }
    }

    private Loop loop(Webhook webhook) {
        TypedGuard<Integer> guard = TypedGuard.create(Integer.class)
                .withTimeout().duration(webhook.config().timeout().toMillis(), ChronoUnit.MILLIS).done()
                .withCircuitBreaker().requestVolumeThreshold(POSTS).failureRatio(FAILURE_RATIO)
                .delay(webhook.config().circuitPause().toMillis(), ChronoUnit.MILLIS).skipOn(InterruptedException.class).done().build();
        return new Loop(("notices " + webhook.name()).strip(), () -> step(webhook, guard));
    }

    private void step(Webhook webhook, TypedGuard<Integer> guard) throws Exception {
        Optional<Claim> claim = store.claim(webhook.name(), webhook.config().firstPause(), webhook.config().longestPause());
        if (claim.isEmpty() || !post(webhook, guard, claim.get())) {
            stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return whether the webhook took it */
    private boolean post(Webhook webhook, TypedGuard<Integer> guard, Claim claim) throws Exception {
        try {
            guard.call(() -> webhook.post(claim.notice(), claim.body()));
            store.settle(claim, "delivered", null);
            return true;
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (CircuitBreakerOpenException open) {
            store.giveBack(claim, "the webhook has failed too often: it is left alone for a while");
        } catch (Exception failure) {
            boolean isLast = claim.attempt() >= webhook.config().attempts();
            String detail = failure.toString();
            store.settle(claim, isLast ? "dead" : "waiting", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
            LOG.warnf("Notice %s %s: %s", claim.notice(), isLast ? "is given up after " + claim.attempt() + " attempts" : "waits", detail);
        }
        return false;
    }
}
