package dip.quickstart.suite;

import java.util.List;
import java.util.Map;

/** Postgres and the broker, each as a JVM of its own from the launcher's class path. */
final class EmbeddedComponents {

    /** What unpacking Postgres takes, once on a machine; afterwards a small part of it is used. */
    private static final String UNPACKING_HEAP = "160m";

    /** Its pauses are everybody's: see docs/decisions/0006. */
    private static final String BROKER_HEAP = "384m";

    private final SuiteHome home;
    private final SuiteOptions options;
    private final SuitePorts ports;

    EmbeddedComponents(SuiteHome home, SuiteOptions options, SuitePorts ports) {
        this.home = home;
        this.options = options;
        this.ports = ports;
    }

    Component postgres() {
        int port = ports.of("postgres");
        List<String> command = java(UNPACKING_HEAP, "dip.embedded.PostgresMain",
                "-Ddip.postgres.data=" + home.postgres(), "-Ddip.postgres.port=" + port);
        return new Component("postgres", command, Map.of(), null, port, "postgresql://127.0.0.1:" + port + "/postgres", false);
    }

    Component broker() {
        int port = ports.of("broker");
        List<String> command = java(BROKER_HEAP, "dip.embedded.BrokerMain",
                "-Ddip.broker.data=" + home.broker(), "-Ddip.broker.port=" + port);
        return new Component("broker", command, Map.of(), null, port, "amqp://127.0.0.1:" + port, true);
    }

    private List<String> java(String heap, String main, String... properties) {
        List<String> command = JavaCommand.with(heap, options.fromCold());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }
}
