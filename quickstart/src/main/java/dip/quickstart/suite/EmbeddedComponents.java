package dip.quickstart.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Postgres and the broker, each as a JVM of its own from the launcher's class path. */
final class EmbeddedComponents {

    private final SuiteHome home;
    private final SuitePorts ports;

    EmbeddedComponents(SuiteHome home, SuitePorts ports) {
        this.home = home;
        this.ports = ports;
    }

    Component postgres() {
        int port = ports.of("postgres");
        return new Component("postgres", java("32m", "dip.embedded.PostgresServer", home.postgres(), port), Map.of(),
                null, port, "postgresql://127.0.0.1:" + port + "/postgres");
    }

    Component broker() {
        int port = ports.of("broker");
        return new Component("broker", java("256m", "dip.embedded.EmbeddedBroker", home.broker(), port), Map.of(),
                null, port, "amqp://127.0.0.1:" + port);
    }

    private static List<String> java(String heap, String main, Path data, int port) {
        return List.of(JavaCommand.executable(), "-Xmx" + heap, "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), main, data.toString(), Integer.toString(port));
    }
}
