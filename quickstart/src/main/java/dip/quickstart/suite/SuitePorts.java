package dip.quickstart.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The loopback ports of one suite: the usual ones where they are free, each chosen once and kept while it has its directory. */
final class SuitePorts {

    static final String WEBHOOKS = "webhooks";
    static final String DIP_API = "dip-api";

    private static final Map<String, Integer> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put("postgres", 15432);
        USUAL.put("broker", 15672);
        USUAL.put(WEBHOOKS, 8443);
        USUAL.put("ingress", 9001);
        USUAL.put("validation", 9002);
        USUAL.put("status", 9003);
        USUAL.put("audit", 9004);
        USUAL.put("simulator", 9005);
        USUAL.put("egress", 9006);
        USUAL.put(DIP_API, 9443);
    }

    private final Properties ports;

    private SuitePorts(Properties ports) {
        this.ports = ports;
    }

    static SuitePorts of(SuiteHome home) {
        Path file = home.ports();
        Properties ports = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    ports.load(reader);
                }
            }
            if (!ports.stringPropertyNames().containsAll(USUAL.keySet())) {
                USUAL.keySet().forEach(name -> choose(ports, name));
                try (Writer writer = Files.newBufferedWriter(file)) {
                    ports.store(writer, null);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + file, unusable);
        }
        return new SuitePorts(ports);
    }

    private static void choose(Properties ports, String name) {
        while (!ports.containsKey(name)) {
            String port = Integer.toString(Ports.usualOrFree(USUAL.get(name)));
            if (!ports.containsValue(port)) {
                ports.setProperty(name, port);
            }
        }
    }

    int of(String name) {
        return Integer.parseInt(ports.getProperty(name));
    }
}
