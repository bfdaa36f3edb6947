package dip.quickstart.suite;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The services and the simulator: Quarkus applications, as JVM process or native binary. */
final class ServiceComponents {

    /** Keeps a service below 256 MB: among others what the compiler has used goes back to the system. */
    private static final List<String> SMALL =
            List.of("-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=5000");

    /** Those that somebody waits for. */
    private static final Set<String> EDGE = Set.of("ingress", "simulator");

    private final SuiteHome home;
    private final SuiteOptions options;
    private final SuitePorts ports;

    ServiceComponents(SuiteHome home, SuiteOptions options, SuitePorts ports) {
        this.home = home;
        this.options = options;
        this.ports = ports;
    }

    Component simulator() {
        Map<String, String> settings = common("simulator");
        settings.put("dip.simulator.pki-dir", home.pki().toString());
        settings.put("dip.simulator.behaviour.l4.answers", "true");
        settings.put("dip.simulator.state.journal", "20000");
        settings.put("dip.simulator.api.port", Integer.toString(ports.of(SuitePorts.DIP_API)));
        for (String dipId : OurParticipants.DIP_IDS) {
            settings.put("dip.simulator.webhooks." + dipId, webhookUrl() + "/webhooks/" + dipId);
            settings.put("dip.participants." + dipId + ".api-key-file", OurParticipants.apiKey(home, dipId).toString());
        }
        return service("simulator", "dip-simulator", "256m", settings, "http://127.0.0.1:" + ports.of("simulator"));
    }

    Component ingress() {
        Map<String, String> settings = withBroker("ingress");
        int webhooks = ports.of(SuitePorts.WEBHOOKS);
        settings.put("quarkus.http.ssl-port", Integer.toString(webhooks));
        settings.put("quarkus.management.port", Integer.toString(ports.of("ingress")));
        settings.put("dip.ingress.public-url", webhookUrl());
        settings.put("dip.ingress.trust.anchors", pki("ca.cert.pem"));
        settings.put("dip.ingress.trust.revocation", "crl");
        settings.put("dip.ingress.trust.crls", pki("ca.crl"));
        settings.put("quarkus.tls.webhooks.key-store.pem.0.cert", pki("ingress-server.cert.pem"));
        settings.put("quarkus.tls.webhooks.key-store.pem.0.key", pki("ingress-server.key.pem"));
        settings.put("quarkus.tls.webhooks.trust-store.pem.certs", pki("ca.cert.pem"));
        return service("ingress", "ingress-service", "96m", settings, webhookUrl() + "/webhooks");
    }

    Component validation() {
        return service("validation", "validation-service", "96m", withDatabase("validation"),
                "http://127.0.0.1:" + ports.of("validation"));
    }

    Component status() {
        Map<String, String> settings = withDatabase("status");
        addCalling(settings, "status");
        return service("status", "status-service", "96m", settings, "http://127.0.0.1:" + ports.of("status"));
    }

    Component egress() {
        Map<String, String> settings = withDatabase("egress");
        addCalling(settings, "egress");
        return service("egress", "egress-service", "96m", settings, "http://127.0.0.1:" + ports.of("egress") + "/submissions");
    }

    Component audit() {
        Map<String, String> settings = withDatabase("audit");
        settings.put("quarkus.datasource.reactive.url", databaseUrl());
        settings.put("dip.audit.trust.anchors", pki("ca.cert.pem"));
        return service("audit", "audit-service", "96m", settings,
                "http://127.0.0.1:" + ports.of("audit") + "/messages");
    }

    /** What a service needs that calls the DIP for each of our participants. */
    private void addCalling(Map<String, String> settings, String name) {
        settings.put("dip." + name + ".dip-url", "https://localhost:" + ports.of(SuitePorts.DIP_API));
        for (String dipId : OurParticipants.DIP_IDS) {
            String participant = "dip.participants." + dipId;
            settings.put(participant + ".api-key-file", OurParticipants.apiKey(home, dipId).toString());
            settings.put(participant + ".signing-key", pki("participant-" + dipId + "-signing.key.pem"));
            settings.put(participant + ".signing-certificate", pki("participant-" + dipId + "-signing.cert.pem"));
            String tls = "quarkus.tls.dip-" + dipId;
            settings.put(tls + ".reload-period", "1m");
            settings.put(tls + ".trust-store.pem.certs", pki("ca.cert.pem"));
            settings.put(tls + ".key-store.pem.0.cert", pki("participant-" + dipId + "-client.cert.pem"));
            settings.put(tls + ".key-store.pem.0.key", pki("participant-" + dipId + "-client.key.pem"));
        }
    }

    private String pki(String file) {
        return home.pki().resolve(file).toString();
    }

    private String databaseUrl() {
        return "postgresql://127.0.0.1:" + ports.of("postgres") + "/postgres";
    }

    private String webhookUrl() {
        return "https://localhost:" + ports.of(SuitePorts.WEBHOOKS);
    }

    private Map<String, String> common(String name) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.port", Integer.toString(ports.of(name)));
        settings.put("dip.operator.token-file", home.operatorToken().toString());
        return settings;
    }

    private Map<String, String> withBroker(String name) {
        Map<String, String> settings = common(name);
        settings.put("dip.broker.host", "127.0.0.1");
        settings.put("dip.broker.port", Integer.toString(ports.of("broker")));
        return settings;
    }

    private Map<String, String> withDatabase(String name) {
        Map<String, String> settings = withBroker(name);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + databaseUrl());
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        return settings;
    }

    private Component service(String name, String module, String heap, Map<String, String> settings, String url) {
        settings.putAll(options.settings().getOrDefault(name, Map.of()));
        int port = ports.of(name);
        URI ready = SuiteLayout.ready(port);
        Path binary = options.nativeBinaries().get(name);
        if (binary != null) {
            return new Component(name, List.of(binary.toString(), "-Xmx" + heap), settings, ready, port, url, EDGE.contains(name));
        }
        Path jar = options.project().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure(name + " is not built: " + jar + " is missing; run ./mvnw package -DskipTests");
        }
        List<String> command = JavaCommand.with(heap, options.fromCold());
        command.addAll(SMALL);
        command.addAll(List.of("-jar", jar.toString()));
        return new Component(name, command, settings, ready, port, url, EDGE.contains(name));
    }
}
