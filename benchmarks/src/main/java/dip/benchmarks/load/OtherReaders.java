package dip.benchmarks.load;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.AmqpConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.Received;
import dip.model.catalogue.Lane;
import dip.quickstart.suite.Suite;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes what status, audit and business systems would read, so that their queues do not grow through a benchmark that
 * runs without them, and does nothing with it.
 *
 * @param verdicts as many as have come
 */
record OtherReaders(Vertx vertx, LongAdder verdicts) implements AutoCloseable {

    private static final int IN_FLIGHT = 500;

    static OtherReaders start(Suite suite) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        LongAdder verdicts = new LongAdder();
        BrokerSettings broker = BrokerSettings.artemis("127.0.0.1", suite.require("broker").port(), null, null);
        AmqpConsumer.start(vertx, broker, "bench-audit", Addresses.inbound(Lane.REGISTRATION), Reader.AUDIT, IN_FLIGHT, Received::accept);
        AmqpConsumer.start(vertx, broker, "bench-audit", Addresses.VERDICTS, Reader.AUDIT, IN_FLIGHT, verdict -> {
            verdicts.increment();
            verdict.accept();
        });
        AmqpConsumer.start(vertx, broker, "bench-status", Addresses.VERDICTS, Reader.STATUS, IN_FLIGHT, Received::accept);
        AmqpConsumer.start(vertx, broker, "bench-business", Addresses.validated(Deliveries.CHANNEL), null, IN_FLIGHT, Received::accept);
        return new OtherReaders(vertx, verdicts);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
