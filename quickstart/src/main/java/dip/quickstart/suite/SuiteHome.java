package dip.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The one directory of a local suite: data, keys, logs, settings, and which processes run. Removing it removes the suite.
 *
 * @param root {@code .dip} in the project unless told otherwise
 */
public record SuiteHome(Path root) {

    public Path pki() {
        return root.resolve("pki");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path broker() {
        return root.resolve("broker");
    }

    /** The settings that each service was started with. */
    public Path config(String component) {
        return root.resolve("config").resolve(component + ".properties");
    }

    public Path participants() {
        return root.resolve("config").resolve("participants.yaml");
    }

    public Path log(String component) {
        return root.resolve("logs").resolve(component + ".log");
    }

    Path process(String component) {
        return root.resolve("run").resolve(component + ".properties");
    }

    Path ports() {
        return root.resolve("config").resolve("ports.properties");
    }

    public Path operatorToken() {
        return root.resolve("operator.token");
    }

    void create() {
        try {
            for (String directory : new String[] {"config", "logs", "run"}) {
                Files.createDirectories(root.resolve(directory));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + root + " for the suite's data", unusable);
        }
    }

    /** Removes everything. The suite must be down. */
    public void remove() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException busy) {
            throw new UncheckedIOException("cannot remove " + root, busy);
        }
    }
}
