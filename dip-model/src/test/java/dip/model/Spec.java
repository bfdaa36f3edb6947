package dip.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published specification beside the repository. A test that needs it fails in CI where it is missing, and is skipped elsewhere. */
public final class Spec {

    private Spec() {
    }

    /** A file or directory of it, for instance {@code samples}. */
    public static Path path(String name) {
        Path path = Path.of(System.getProperty("dip.root", "..")).resolve("../shared/dip-spec").resolve(name);
        if (System.getenv("CI") != null && !Files.exists(path)) {
            throw new IllegalStateException(path + " is missing");
        }
        assumeTrue(Files.exists(path), () -> path + " is not there");
        return path;
    }
}
