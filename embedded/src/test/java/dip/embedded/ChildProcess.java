package dip.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, with this test's class path; ready when it has printed its READY line. */
public final class ChildProcess implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final String ready;

    private ChildProcess(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    public static ChildProcess start(Class<?> main, String... systemProperties) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        for (String property : systemProperties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = CompletableFuture.supplyAsync(() -> readyLine(process)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException(main.getSimpleName() + " ended without a READY line");
        }
        return new ChildProcess(process, line);
    }

    public int port() {
        return Integer.parseInt(ready.split(" ")[1]);
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}: SIGTERM. */
    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not end on SIGTERM");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String readyLine(Process process) {
        try {
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            while (line != null && !line.startsWith("READY ")) {
                line = out.readLine();
            }
            return line;
        } catch (IOException e) {
            return null;
        }
    }
}
