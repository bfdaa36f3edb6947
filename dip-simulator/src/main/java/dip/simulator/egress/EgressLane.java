package dip.simulator.egress;

import dip.simulator.SimulatorConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/** One recipient's queue and egress threads. A call that is retried holds its thread meanwhile, as on the DIP. */
final class EgressLane {

    private static final Logger LOG = Logger.getLogger(EgressLane.class);

    private final String recipient;
    private final BlockingQueue<Addressed> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final WebhookClient client;
    private final Retries retries;
    private final Stops stops;
    private final EgressMetrics metrics;

    EgressLane(String recipient, WebhookClient client, SimulatorConfig.Egress settings, Retries retries, Stops stops,
            EgressMetrics metrics) {
        this.recipient = recipient;
        this.client = client;
        this.retries = retries;
        this.stops = stops;
        this.metrics = metrics;
        queue = new ArrayBlockingQueue<>(settings.queue());
        for (int i = 0; i < settings.threads(); i++) {
            threads.add(Thread.ofVirtual().name("egress-" + recipient + "-" + i).start(this::run));
        }
    }

    void put(Addressed delivery) throws InterruptedException {
        queue.put(delivery);
    }

    void stop() {
        threads.forEach(Thread::interrupt);
    }

    private void run() {
        try {
            while (true) {
                deliver(queue.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Addressed delivery) throws InterruptedException {
        Posting posting = delivery.posting();
        try {
            Optional<Disposition> end = attempt(delivery);
            if (end.isPresent()) {
                metrics.ended(end.get());
                posting.finished(end.get());
            }
        } catch (RuntimeException bug) {
            LOG.error("a delivery could not be made", bug);
            posting.finished(Disposition.REFUSED);
        }
    }

    /** Empty where it is held: then it comes back, and starts anew. */
    private Optional<Disposition> attempt(Addressed delivery) throws InterruptedException {
        Posting posting = delivery.posting();
        RetryTable table = retries.current();
        for (int attempt = 1; !stops.hold(delivery); attempt++) {
            Answer answer = client.send(posting.call());
            posting.answered(answer);
            if (answer.failure() != null) {
                LOG.warnf("no answer from %s: %s", recipient, answer.failure());
            }
            Disposition disposition = Disposition.of(answer.status());
            if (disposition != Disposition.RETRY || !posting.mayRetry() || table.isLast(attempt)) {
                return Optional.of(disposition);
            }
            metrics.retried();
            Thread.sleep(table.waitAfter(attempt));
        }
        return Optional.empty();
    }
}
