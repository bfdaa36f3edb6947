package dip.simulator.egress;

import dip.simulator.SimulatorConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/** One recipient's queue and egress threads. A call that is retried holds its thread meanwhile, as on the DIP. */
final class EgressLane {

    private static final Logger LOG = Logger.getLogger(EgressLane.class);

    private final String recipient;
    private final BlockingQueue<Posting> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final WebhookClient client;
    private final SimulatorConfig.Egress settings;
    private final EgressMetrics metrics;

    EgressLane(String recipient, WebhookClient client, SimulatorConfig.Egress settings, EgressMetrics metrics) {
        this.recipient = recipient;
        this.client = client;
        this.settings = settings;
        this.metrics = metrics;
        queue = new ArrayBlockingQueue<>(settings.queue());
        for (int i = 0; i < settings.threads(); i++) {
            threads.add(Thread.ofVirtual().name("egress-" + recipient + "-" + i).start(this::run));
        }
    }

    void put(Posting posting) throws InterruptedException {
        queue.put(posting);
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

    private void deliver(Posting posting) throws InterruptedException {
        try {
            Disposition disposition = attempt(posting);
            metrics.ended(disposition);
            posting.finished(disposition);
        } catch (RuntimeException bug) {
            LOG.error("a delivery could not be made", bug);
            posting.finished(Disposition.REFUSED);
        }
    }

    private Disposition attempt(Posting posting) throws InterruptedException {
        Duration pause = settings.firstRetry();
        for (int attempt = 1; ; attempt++) {
            Answer answer = client.send(posting.call());
            posting.answered(answer);
            if (answer.failure() != null) {
                LOG.warnf("no answer from %s: %s", recipient, answer.failure());
            }
            Disposition disposition = Disposition.of(answer.status());
            if (disposition != Disposition.RETRY || !posting.mayRetry() || attempt == settings.attempts()) {
                return disposition;
            }
            metrics.retried();
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : pause.multipliedBy(2);
        }
    }
}
