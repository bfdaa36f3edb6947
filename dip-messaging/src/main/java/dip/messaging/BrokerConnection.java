package dip.messaging;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.proton.ProtonClient;
import io.vertx.proton.ProtonClientOptions;
import io.vertx.proton.ProtonConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A connection to the broker that comes back: it is opened on one event loop, and whenever it ends, for
 * whatever reason, it tells its owner at once and opens the next one after a pause. Its owner is
 * told on {@link #context}.
 */
final class BrokerConnection {

    /** Told of each change, on the connection's context. */
    interface Owner {
        void opened(ProtonConnection connection);

        /** Called once for each {@link #opened}; whatever was made on that connection is dead. */
        void lost(String why);
    }

    private static final Logger LOG = System.getLogger(BrokerConnection.class.getName());

    private final Vertx vertx;
    private final Context context;
    private final BrokerSettings settings;
    private final String name;
    private final Owner owner;
    private final Backoff backoff;
    /** The one being opened or open; null in the pause between two. */
    private ProtonConnection current;
    /** Counts attempts, so that an answer to one given up is not taken for the present one. */
    private long attempt;
    private boolean closed;
    private long openedNanos;
    private volatile boolean open;

    BrokerConnection(Vertx vertx, BrokerSettings settings, String name, Owner owner) {
        this.vertx = vertx;
        this.context = newContext((VertxInternal) vertx);
        this.settings = settings;
        this.name = name;
        this.owner = owner;
        this.backoff = new Backoff(settings.maxReconnectDelay());
    }

    /** On the caller's event loop where there is one, so that it need not be left to send; else on the next in turn. */
    private static Context newContext(VertxInternal vertx) {
        return Context.isOnEventLoopThread()
                ? vertx.createEventLoopContext(((ContextInternal) Vertx.currentContext()).nettyEventLoop(), null,
                        Thread.currentThread().getContextClassLoader())
                : vertx.createEventLoopContext();
    }

    Context context() {
        return context;
    }

    boolean isOpen() {
        return open;
    }

    void start() {
        context.runOnContext(ignored -> connect());
    }

    /** Gives the present connection up for a new one; on the context only. */
    void renew(String why) {
        failed(attempt, why);
    }

    /** Ends the connection for good, from any thread. Done when the socket is closed, or after the connect timeout. */
    Future<Void> close() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(ignored -> close(done));
        return done.future();
    }

    private void close(Promise<Void> done) {
        closed = true;
        attempt++;
        ProtonConnection last = current;
        if (last == null) {
            done.complete();
            return;
        }
        long limit = vertx.setTimer(settings.connectTimeout().toMillis(), ignored -> last.disconnect());
        last.closeHandler(ignored -> last.disconnect());
        last.disconnectHandler(ignored -> {
            vertx.cancelTimer(limit);
            done.tryComplete();
        });
        over("closed");
        last.close();
    }

    private void connect() {
        if (closed) {
            return;
        }
        long mine = ++attempt;
        long limit = vertx.setTimer(2 * settings.connectTimeout().toMillis(), ignored -> failed(mine, "no answer in time"));
        ProtonClient.create(vertx).connect(options(), settings.host(), settings.port(), settings.username(),
                settings.password(), connected -> {
                    if (mine != attempt) {
                        if (connected.succeeded()) {
                            connected.result().disconnect();
                        }
                    } else if (connected.failed()) {
                        vertx.cancelTimer(limit);
                        failed(mine, connected.cause().toString());
                    } else {
                        open(mine, limit, connected.result());
                    }
                });
    }

    private void open(long mine, long limit, ProtonConnection connection) {
        current = connection;
        connection.setContainer(name);
        connection.disconnectHandler(ignored -> failed(mine, "the socket was closed"));
        connection.closeHandler(closing -> failed(mine, "the broker closed it: " + closing.cause()));
        connection.openHandler(opened -> {
            if (mine == attempt && opened.succeeded()) {
                vertx.cancelTimer(limit);
                openedNanos = System.nanoTime();
                open = true;
                LOG.log(Level.INFO, "{0}: connected to {1}", name, settings);
                owner.opened(connection);
            }
        });
        connection.open();
    }

    /** Ends the attempt or connection {@code mine}, unless that has ended already, and plans the next. */
    private void failed(long mine, String why) {
        if (mine != attempt) {
            return;
        }
        attempt++;
        ProtonConnection last = current;
        over(why);
        if (last != null) {
            last.disconnect();
        }
        if (!closed) {
            long pause = backoff.pause();
            LOG.log(Level.WARNING, "{0}: no connection to {1} ({2}); next attempt in {3} ms", name, settings, why, pause);
            vertx.setTimer(pause, ignored -> connect());
        }
    }

    private void over(String why) {
        current = null;
        if (open) {
            open = false;
            if (System.nanoTime() - openedNanos > settings.maxReconnectDelay().toNanos()) {
                backoff.reset();
            }
            owner.lost(why);
        }
    }

    private ProtonClientOptions options() {
        ProtonClientOptions options = new ProtonClientOptions();
        options.setConnectTimeout((int) settings.connectTimeout().toMillis());
        options.setHeartbeat((int) settings.heartbeat().toMillis());
        options.setTcpNoDelay(true).setReconnectAttempts(0);
        if (settings.tls()) {
            options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
            if (settings.trust() != null) {
                options.setPemTrustOptions(new PemTrustOptions().addCertPath(settings.trust().toString()));
            }
        }
        return options;
    }
}
