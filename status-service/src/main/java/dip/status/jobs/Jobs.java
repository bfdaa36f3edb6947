package dip.status.jobs;

import dip.sending.Loop;
import dip.sending.Wakeup;
import dip.service.Periodic;
import dip.status.StatusConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes what is due of jobs, one step after another, for as long as this copy lives. */
@Singleton
class Jobs {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final JobSteps steps;
    private final JobStore store;
    private final Wakeup wakeup = new Wakeup();
    private final Loop loop = new Loop("jobs", this::step);

    Jobs(JobSteps steps, JobStore store) {
        this.steps = steps;
        this.store = store;
    }

    void start(@Observes StartupEvent event, Vertx vertx, StatusConfig config) {
        loop.start();
        long retention = config.kept().retention().toMillis();
        Periodic.every(vertx, config.kept().pruneEvery(), () -> Periodic.untilDone(limit -> store.prune(retention, limit)));
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        loop.stop();
        wakeup.call();
        loop.join(STOP);
    }

    /** There is a new one. */
    void wake() {
        wakeup.call();
    }

    private void step() throws Exception {
        if (!steps.take()) {
            wakeup.await(POLL);
        }
    }
}
