package dip.quickstart.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The java that runs this launcher also runs its processes. */
final class JavaCommand {

    private static final String COMPILE_ONCE = "-XX:TieredStopAtLevel=1";

    private JavaCommand() {
    }

    /**
     * @param heap at most, as in {@code 96m}
     * @param compileOnce see {@link SuiteOptions#fromCold}
     */
    static List<String> with(String heap, boolean compileOnce) {
        List<String> command = new ArrayList<>(List.of(executable(), "-Xmx" + heap, "-XX:+UseSerialGC"));
        if (compileOnce) {
            command.add(COMPILE_ONCE);
        }
        return command;
    }

    private static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
