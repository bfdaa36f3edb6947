package dip.messaging;

import dip.messaging.Addresses.Reader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonLink;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import io.vertx.proton.ProtonSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The addresses and queues that a service needs, looked for at its start: each is attached to, without a message
 * moved, and let go again.
 */
public final class QueueCheck {

    /** Names every address and queue that could not be attached to, with the broker's reason. */
    public static final class Missing extends Exception {

        private Missing(List<String> missing) {
            super("the broker lacks, or does not let us use: " + String.join(", ", missing)
                    + ". See docs/reference/messages.md for what it needs", null, false, false);
        }
    }

    private record Link(String name, Function<ProtonSession, ProtonLink<?>> open) {
    }

    private final BrokerSettings settings;
    private final List<Link> links = new ArrayList<>();

    public QueueCheck(BrokerSettings settings) {
        this.settings = settings;
    }

    public QueueCheck sends(String address) {
        String target = settings.flavour().target(address);
        links.add(new Link(target, session -> session.createSender(target)));
        return this;
    }

    /** @param reader null where the address has one queue */
    public QueueCheck reads(String address, Reader reader) {
        String source = settings.flavour().source(address, reader);
        links.add(new Link(source, session -> session.createReceiver(source).setPrefetch(0)));
        return this;
    }

    /**
     * Waits for the broker as long as it takes.
     *
     * @param name of the connection, as the broker shows it
     * @return done when all were found; failed with {@link Missing} otherwise
     */
    public Future<Void> run(Vertx vertx, String name) {
        Promise<Void> found = Promise.promise();
        BrokerConnection connection = new BrokerConnection(vertx, settings, name, new BrokerConnection.Owner() {
            @Override
            public void opened(ProtonConnection opened) {
                attachAll(opened, found);
            }

            @Override
            public void lost(String why) {
                // The next connection starts over.
            }
        });
        connection.start();
        return found.future().eventually(() -> connection.close());
    }

    private void attachAll(ProtonConnection connection, Promise<Void> found) {
        List<Future<String>> answers = links.stream().map(link -> attach(connection, link)).toList();
        Future.all(answers).onSuccess(all -> {
            List<String> missing = answers.stream().map(Future::result).filter(answer -> !answer.isEmpty()).toList();
            if (missing.isEmpty()) {
                found.tryComplete();
            } else {
                found.tryFail(new Missing(missing));
            }
        });
    }

    /** Answers with nothing, or with the name of what is missing and why; not at all where the connection goes first. */
    private static Future<String> attach(ProtonConnection connection, Link link) {
        Promise<String> answer = Promise.promise();
        ProtonSession session = connection.createSession();
        session.closeHandler(closed -> answer.tryComplete(link.name + " (" + session.getRemoteCondition() + ")"));
        session.open();
        ProtonLink<?> attached = link.open.apply(session);
        attached.closeHandler(closed -> answer.tryComplete(link.name + " (" + attached.getRemoteCondition() + ")"));
        attached.openHandler(opened -> {
            if (opened.succeeded() && isThere(attached)) {
                answer.tryComplete("");
            }
        });
        attached.open();
        return answer.future();
    }

    /** A broker that refuses a link answers with an empty terminus first, and closes it then with the reason. */
    private static boolean isThere(ProtonLink<?> link) {
        return (link instanceof ProtonSender ? link.getRemoteTarget() : link.getRemoteSource()) != null;
    }
}
