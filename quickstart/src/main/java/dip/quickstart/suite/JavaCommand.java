package dip.quickstart.suite;

import java.nio.file.Path;

/** The java that runs this launcher also runs its processes. */
final class JavaCommand {

    private JavaCommand() {
    }

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
