package dip.quickstart.copies;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.Received;
import dip.messaging.SubmitMessage;
import dip.messaging.UnreadableMessage;
import dip.model.response.StandardResponse;
import dip.quickstart.suite.JsonView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.qpid.proton.message.Message;

/** All that a copy of status-service speaks to: the DIP, a webhook, egress. Each keeps what it gets, and how often. */
final class Surroundings implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;
    private static final int IN_FLIGHT = 1000;

    /** By transaction ID: elements as they came. */
    final Map<String, List<String>> statuses = new ConcurrentHashMap<>();
    /** By {@code X-Notice-ID}: bodies. */
    final Map<String, List<String>> notices = new ConcurrentHashMap<>();
    /** By sender correlation ID of the message: the keys under which it was handed over. */
    final Map<String, List<String>> submitted = new ConcurrentHashMap<>();

    private volatile String lastSubmitted;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AmqpPublisher publisher;
    private final AmqpConsumer egress;

    Surroundings(int brokerPort) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/statusmessage", this::takeStatuses);
        http.createContext("/notice", this::takeNotice);
        http.start();
        BrokerSettings broker = BrokerSettings.artemis("127.0.0.1", brokerPort, null, null);
        publisher = AmqpPublisher.start(vertx, broker, "surroundings");
        egress = AmqpConsumer.start(vertx, broker, "egress", Addresses.SUBMIT, null, IN_FLIGHT, this::takeMessage);
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    void publish(String address, List<Message> messages) throws Exception {
        Eventually.is("broker", publisher::isReady, Boolean::booleanValue);
        await(Future.all(messages.stream().map(message -> publisher.send(address, message)).toList()));
    }

    /** Whatever was handed over by now has come: it stood before this in the queue. */
    void awaitSubmitted() throws Exception {
        String last = UUID.randomUUID().toString();
        publish(Addresses.SUBMIT, List.of(new SubmitMessage(last, last, "{}".getBytes(StandardCharsets.UTF_8)).toMessage()));
        Eventually.is("queue read", () -> lastSubmitted, last::equals);
    }

    /** Forgets what has come. */
    void clear() {
        Stream.of(statuses, notices, submitted).forEach(Map::clear);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
        await(Future.join(egress.close(), publisher.close()).transform(closed -> vertx.close()));
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private void takeStatuses(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (JsonView element : JsonView.of(body).elements()) {
            keep(statuses, element.text("transactionID"), new String(element.json(), StandardCharsets.UTF_8));
        }
        byte[] answer = new StandardResponse(List.of(), "2026-03-21T19:05:00+00:00").toJson();
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void takeNotice(HttpExchange exchange) throws IOException {
        keep(notices, exchange.getRequestHeaders().getFirst("X-Notice-ID"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void takeMessage(Received received) {
        try {
            SubmitMessage message = SubmitMessage.of(received.message());
            String content = JsonView.of(new String(message.body(), StandardCharsets.UTF_8)).object("payload").object("CommonBlock")
                    .object("S1").text("senderCorrelationID");
            if (content != null) {
                keep(submitted, content, message.id());
            }
            lastSubmitted = message.id();
            received.accept();
        } catch (UnreadableMessage unreadable) {
            received.reject(unreadable.getMessage());
        }
    }

    private static void keep(Map<String, List<String>> all, String id, String what) {
        all.computeIfAbsent(id, first -> new CopyOnWriteArrayList<>()).add(what);
    }
}
