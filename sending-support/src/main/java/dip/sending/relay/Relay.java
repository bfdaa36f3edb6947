package dip.sending.relay;

import dip.messaging.AmqpPublisher;
import dip.messaging.NotSent;
import dip.sending.Loop;
import dip.sending.Transactions;
import dip.sending.Wakeup;
import dip.sending.relay.RelayTable.Entry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.qpid.proton.message.Message;
import org.jboss.logging.Logger;

/**
 * Passes on what waits in a {@link RelayTable}: a message is forgotten when the broker has it, and may be told twice but
 * not never. While the broker is away everything waits. What the broker rejects waits too, and is tried again after a
 * pause; it does not keep the others.
 */
public final class Relay implements Loop.Step {

    /**
     * @param messages passed on at once at most
     * @param bytes of them together at most, unless one alone has more
     * @param poll how often to look whether there is something, where nobody says so
     * @param retry how long what was rejected waits
     */
    public record Settings(int messages, int bytes, Duration poll, Duration retry) {
    }

    private static final Logger LOG = Logger.getLogger(Relay.class);
    /** Each send ends within the broker's send timeout; this only bounds the transaction should one not. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
    /** What a round costs Postgres hardly depends on how much is passed on: after a small one, more is gathered. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Transactions transactions;
    private final AmqpPublisher publisher;
    private final RelayTable table;
    private final Settings settings;
    private final Counter sent;
    private final Counter rejected;
    private final Wakeup wakeup = new Wakeup();
    private volatile long waiting;

    /** Rounds go through the table from one end to the other: what a round had to leave behind is passed by. */
    private long after;
    private boolean leftSome;
    private long leftNanos;

    public Relay(Transactions transactions, AmqpPublisher publisher, RelayTable table, Settings settings, MeterRegistry registry) {
        this.transactions = transactions;
        this.publisher = publisher;
        this.table = table;
        this.settings = settings;
        sent = registry.counter("dip.relay.messages", "outcome", "sent");
        rejected = registry.counter("dip.relay.messages", "outcome", "rejected");
        Gauge.builder("dip.relay.waiting", () -> waiting).register(registry);
    }

    /** In the transaction of what the messages tell of; to be followed by {@link #wake}. */
    public void add(Connection connection, String address, List<Message> messages) throws SQLException {
        messages.forEach(message -> message.setAddress(address));
        add(connection, messages);
    }

    /** As above, each with its address in {@code to}. */
    public void add(Connection connection, List<Message> messages) throws SQLException {
        table.add(connection, messages);
    }

    /** There is something to pass on. */
    public void wake() {
        wakeup.call();
    }

    /** How many wait; for the metric as well. */
    public long count() throws SQLException {
        waiting = transactions.in(table::count);
        return waiting;
    }

    /** One round, or a wait for something to pass on. */
    @Override
    public void take() throws SQLException, InterruptedException {
        int found = publisher.isReady() ? round() : 0;
        if (found == 0) {
            wakeup.await(settings.poll());
        } else if (found < settings.messages() / 2) {
            Thread.sleep(GATHER);
        }
    }

    /** @return how many there were; 0 where it is not worth looking for more now */
    private int round() throws SQLException {
        Round round = transactions.in(this::passOn);
        sent.increment(round.taken().size());
        if (round.entries().isEmpty()) {
            startOver();
            return 0;
        }
        Optional<Throwable> away = round.failures().filter(failure -> !isRejection(failure)).findFirst();
        if (away.isPresent()) {
            LOG.warnf("What is to be passed on waits for the broker: %s", away.get().getMessage());
            return 0;
        }
        leave(round.failures().toList());
        after = round.entries().getLast().id();
        return round.entries().size();
    }

    /** What the broker has is removed; a send without an answer by then is as good as none. */
    private Round passOn(Connection connection) throws SQLException {
        List<Entry> entries = table.next(connection, after, settings.messages(), settings.bytes());
        Round round = new Round(entries, entries.stream().map(entry -> publisher.send(entry.address(), entry.message())).toList());
        Future.join(round.sends()).otherwiseEmpty().toCompletionStage().toCompletableFuture()
                .completeOnTimeout(null, LONGEST_ROUND.toMillis(), TimeUnit.MILLISECONDS).join();
        table.remove(connection, round.taken());
        return round;
    }

    private void leave(List<Throwable> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        LOG.warnf("The broker rejects %d messages; they are passed on again in %s. The first: %s", rejections.size(), settings.retry(),
                rejections.getFirst().getMessage());
        rejected.increment(rejections.size());
        if (!leftSome) {
            leftSome = true;
            leftNanos = System.nanoTime();
        }
    }

    private void startOver() {
        if (!leftSome || System.nanoTime() - leftNanos >= settings.retry().toNanos()) {
            leftSome = false;
            after = 0;
        }
    }

    private static boolean isRejection(Throwable failure) {
        return failure instanceof NotSent notSent && notSent.reason() == NotSent.Reason.REJECTED;
    }

    /** @param sends one an entry */
    private record Round(List<Entry> entries, List<Future<Void>> sends) {

        List<Entry> taken() {
            return IntStream.range(0, entries.size()).filter(i -> sends.get(i).succeeded()).mapToObj(entries::get).toList();
        }

        Stream<Throwable> failures() {
            return sends.stream().filter(Future::failed).map(Future::cause);
        }
    }
}
