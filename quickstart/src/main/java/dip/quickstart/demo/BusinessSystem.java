package dip.quickstart.demo;

import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import dip.messaging.ValidatedMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.quickstart.reconcile.HandedOver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Stands for the business systems: takes everything from {@code dip.validated.*} and remembers what it got, once each. */
final class BusinessSystem implements AutoCloseable {

    private static final int IN_FLIGHT = 200;
    private static final long CLOSE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Map<String, HandedOver> byItemId = new ConcurrentHashMap<>();
    private final List<AmqpConsumer> consumers = new ArrayList<>();

    private BusinessSystem() {
    }

    static BusinessSystem start(int brokerPort) {
        BusinessSystem business = new BusinessSystem();
        BrokerSettings settings = BrokerSettings.artemis("127.0.0.1", brokerPort, null, null);
        for (InterfaceInfo each : Catalogue.builtIn().interfaces()) {
            business.consumers.add(AmqpConsumer.start(business.vertx, settings, "business-" + each.id(),
                    Addresses.validated(each.id()), null, IN_FLIGHT, business::take));
        }
        return business;
    }

    Collection<HandedOver> received() {
        return byItemId.values();
    }

    /** Leaves out what an earlier run left in the queues. @param millis epoch milliseconds of the receipt at the edge */
    List<HandedOver> receivedSince(long millis) {
        return byItemId.values().stream().filter(message -> receivedAt(message.itemId()) >= millis).toList();
    }

    /** An item's identity starts with a UUID of version 7, and that with its time. */
    private static long receivedAt(String itemId) {
        UUID delivery = UUID.fromString(itemId.substring(0, itemId.indexOf('.')));
        return delivery.getMostSignificantBits() >>> Short.SIZE;
    }

    @Override
    public void close() {
        Future.join(consumers.stream().map(AmqpConsumer::close).toList()).transform(closed -> vertx.close())
                .toCompletionStage().toCompletableFuture().orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void take(Received received) {
        try {
            ValidatedMessage message = ValidatedMessage.of(received.message());
            byItemId.put(message.itemId(), new HandedOver(message.itemId(), message.transactionId(), message.recipientDipId()));
            received.accept();
        } catch (UnreadableMessage unreadable) {
            received.reject(unreadable.getMessage());
        }
    }
}
