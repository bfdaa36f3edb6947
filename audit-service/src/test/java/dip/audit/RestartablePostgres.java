package dip.audit;

import dip.embedded.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A Postgres that a test can stop, and start again on the same port with the same data. */
public final class RestartablePostgres implements QuarkusTestResourceLifecycleManager {

    private PostgresServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = PostgresServer.start(PostgresServer.Settings.durable(Files.createTempDirectory("audit-postgres")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("quarkus.datasource.reactive.url", server.reactiveUrl(), "quarkus.datasource.jdbc.url", server.jdbcUrl(),
                "quarkus.datasource.username", PostgresServer.USERNAME, "quarkus.datasource.password", PostgresServer.PASSWORD);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RestartablePostgres.class));
    }

    void halt() {
        server.close();
    }

    void restart() {
        server = server.restart();
    }

    @Override
    public void stop() {
        server.close();
    }
}
