package dip.egress;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The DIP's side of {@code POST /dip-channel/{id}}: keeps what it gets, and answers as it is told. */
public final class FakeDip implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    /** A call. */
    public record Posted(String path, String apiKey, String body, List<MessageFacts> messages) {

        List<String> references() {
            return messages.stream().map(MessageFacts::senderUniqueReference).toList();
        }
    }

    /** @param httpStatus 0: the connection is closed without an answer. @param code null: an item a message, with a transaction ID */
    public record Reply(int httpStatus, String code) {

        public static final Reply ACCEPTED = new Reply(201, null);
        public static final Reply HANG_UP = new Reply(0, null);
    }

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile Function<Posted, CompletionStage<Reply>> replies = call -> CompletableFuture.completedStage(Reply.ACCEPTED);

    FakeDip() {
        server = vertx.createHttpServer().requestHandler(this::take).listen(0, "localhost")
                .toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    /** From now on. Forgets the calls before. */
    public void reply(Function<Posted, Reply> how) {
        replyLater(call -> CompletableFuture.completedStage(how.apply(call)));
    }

    /** From now on, each when its answer is there. Forgets the calls before. */
    public void replyLater(Function<Posted, CompletionStage<Reply>> how) {
        replies = how;
        posted.clear();
    }

    public Posted next() throws InterruptedException {
        Posted next = posted.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no call within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    /** Those that have come and were not taken by {@link #next}. */
    public List<Posted> soFar() {
        return List.copyOf(posted);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Posted call = new Posted(request.path(), request.getHeader("X-API-Key"), body.toString(), facts(body.getBytes()));
            CompletionStage<Reply> answer = replies.apply(call);
            posted.add(call);
            answer.thenAccept(reply -> answer(request, call, reply));
        });
    }

    private static void answer(HttpServerRequest request, Posted call, Reply reply) {
        if (reply.httpStatus() == 0) {
            request.connection().close();
        } else {
            request.response().setStatusCode(reply.httpStatus()).end(Buffer.buffer(answer(call, reply)));
        }
    }

    private static byte[] answer(Posted call, Reply reply) {
        List<Item> items = reply.code() != null ? List.of(item(null, null, reply.code() + " - refused"))
                : call.references().stream().map(reference -> item("T-" + reference, reference, "MSG0000 - Success")).toList();
        return new StandardResponse(items, "2026-03-21T19:05:00+00:00").toJson();
    }

    private static Item item(String transactionId, String reference, String message) {
        return new Item(transactionId, reference, null, null, "0000000000", null, null, message, null, null);
    }

    private static List<MessageFacts> facts(byte[] body) {
        try {
            Delivery delivery = Delivery.parse(body, JsonLimits.DEFAULT);
            List<MessageFacts> facts = new ArrayList<>();
            for (int i = 0; i < delivery.count(); i++) {
                DipMessage message = delivery.message(i);
                facts.add(message.facts());
            }
            return facts;
        } catch (MalformedJson e) {
            throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
