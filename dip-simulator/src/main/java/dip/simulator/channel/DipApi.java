package dip.simulator.channel;

import dip.simulator.SimulatorConfig;
import dip.simulator.egress.Addressed;
import dip.simulator.pki.Pki.Name;
import dip.simulator.pki.Pki;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The DIP's API over mutual TLS (dip-spec section 2.1), on a listener of its own: its callers are not our operators. */
@Singleton
public final class DipApi {

    private static final long START_SECONDS = 10;
    private static final Logger LOG = Logger.getLogger(DipApi.class);
    /** The signature's certificate alone is about 4 kB, twice that with its issuer. */
    private static final int LARGEST_HEADERS = 32 * 1024;

    private final Vertx vertx;
    private final Pki pki;
    private final SimulatorConfig.Api settings;
    private final Faults faults;
    private final Guard guard;
    private final Admission admission;
    private final InstantSource clock;
    private HttpServer server;

    DipApi(Vertx vertx, Pki pki, SimulatorConfig config, Faults faults, Guard guard, Admission admission, InstantSource clock) {
        this.vertx = vertx;
        this.pki = pki;
        this.settings = config.api();
        this.faults = faults;
        this.guard = guard;
        this.admission = admission;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, MessageRoute messages, ConfigurationRoutes configuration,
            StatusRoute statuses, ValidateRoute validate, JournalRoute journal) {
        Router router = Router.router(vertx);
        router.route().handler(this::date);
        router.route().handler(faults::apply);
        router.route().handler(BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes()));
        router.route().handler(guard::checkKey);
        router.post("/validate/:id/:event").handler(validate::post);
        Handler<RoutingContext> signed = call -> guard.checkSignature(call, url());
        router.post("/dip-channel/:id").handler(call -> admission.check(call, call.pathParam("id"))).handler(signed).handler(messages::post);
        router.post("/dip-channel/:id/pubconfig/:recipient").handler(signed).handler(configuration::subscribe);
        router.delete("/dip-channel/:id/pubconfig/:recipient").handler(signed).handler(configuration::unsubscribe);
        router.get("/dip-channel/:id/deliveryStatus/:recipient/:message").handler(signed).handler(journal::get);
        router.post("/statusmessage").handler(call -> admission.check(call, Addressed.STATUSES)).handler(signed).handler(statuses::post);
        router.post("/statusmessage/config/:recipient").handler(signed).handler(configuration::subscribeStatus);
        router.delete("/statusmessage/config/:recipient").handler(signed).handler(configuration::unsubscribeStatus);
        server = vertx.createHttpServer(options()).requestHandler(router).listen(settings.port(), settings.host())
                .toCompletionStage().toCompletableFuture().orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        LOG.infof("DIP API on %s", url());
    }

    public int port() {
        return server.actualPort();
    }

    /** What callers sign, without the path. */
    public String url() {
        return settings.url().orElseGet(() -> "https://localhost:" + port());
    }

    /** As web servers do (RFC 9110 section 6.6.1): callers see by it whether the clocks agree. */
    private void date(RoutingContext call) {
        call.response().putHeader(HttpHeaders.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        call.next();
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED)
                .setMaxHeaderSize(LARGEST_HEADERS).setHandle100ContinueAutomatically(true)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.key(Name.DIP_API).toString())
                        .addCertPath(pki.certificate(Name.DIP_API).toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.authority().toString()));
    }
}
