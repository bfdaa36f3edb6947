package dip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Postgres that still runs on a data directory because the JVM that started it was killed. */
final class LeftBehind {

    private static final int STOP_LIMIT_SECONDS = 30;

    private LeftBehind() {
    }

    /** Ends it, if there is one, as {@code pg_ctl stop -m fast} does: with SIGINT to the process that the pid file names. */
    static void end(Path dataDirectory) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster(dataDirectory);
        if (postmaster.isEmpty()) {
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.get().pid())).start();
        try {
            postmaster.get().onExit().get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("a Postgres left behind on " + dataDirectory + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Empty where the pid file is missing, or stale and its number taken by some other program. */
    private static Optional<ProcessHandle> postmaster(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
        return ProcessHandle.of(pid).filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }
}
