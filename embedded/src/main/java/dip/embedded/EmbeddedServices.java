package dip.embedded;

import dip.messaging.Topology;
import dip.model.catalogue.Catalogue;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts a broker with the whole {@link Topology} and a Postgres, in memory or in temporary directories, on free
 * ports, and configures the application under test for them. Use it as
 * {@code @QuarkusTestResource(EmbeddedServices.class)}; a service without a database says
 * {@code initArgs = @ResourceArg(name = "postgres", value = "false")}. A test's fields of type {@link EmbeddedBroker}
 * and {@link PostgresServer} are set.
 */
public final class EmbeddedServices implements QuarkusTestResourceLifecycleManager {

    private boolean withPostgres = true;
    private EmbeddedBroker broker;
    private PostgresServer postgres;

    @Override
    public void init(Map<String, String> arguments) {
        withPostgres = Boolean.parseBoolean(arguments.getOrDefault("postgres", "true"));
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.inMemory(Topology.of(Catalogue.builtIn())).withUser("dip", "dip"));
        configuration.put("dip.broker.host", broker.host());
        configuration.put("dip.broker.port", Integer.toString(broker.port()));
        configuration.put("dip.broker.username", "dip");
        configuration.put("dip.broker.password", "dip");
        if (withPostgres) {
            postgres = PostgresServer.start(PostgresServer.Settings.temporary());
            configuration.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
            configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            configuration.put("quarkus.datasource.username", PostgresServer.USERNAME);
            configuration.put("quarkus.datasource.password", PostgresServer.PASSWORD);
        }
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(EmbeddedBroker.class));
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresServer.class));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
