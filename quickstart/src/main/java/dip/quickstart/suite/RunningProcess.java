package dip.quickstart.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that a suite was started with, as remembered between commands.
 *
 * @param startedAt tells the process from a later one with the same id
 */
public record RunningProcess(String name, long pid, Instant startedAt, int port, String url) {

    private static final long STOP_SECONDS = 15;

    static RunningProcess of(Component component, Process process) {
        Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
        return new RunningProcess(component.name(), process.pid(), startedAt, component.port(), component.url());
    }

    static Optional<RunningProcess> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return Optional.of(new RunningProcess(values.getProperty("name"), Long.parseLong(values.getProperty("pid")),
                Instant.parse(values.getProperty("startedAt")), Integer.parseInt(values.getProperty("port")),
                values.getProperty("url")));
    }

    void write(Path file) {
        Properties values = new Properties();
        values.setProperty("name", name);
        values.setProperty("pid", Long.toString(pid));
        values.setProperty("startedAt", startedAt.toString());
        values.setProperty("port", Integer.toString(port));
        values.setProperty("url", url);
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /** The process itself, while it lives and is not another one that got the same id. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(live -> live.info().startInstant().map(startedAt::equals).orElse(true));
    }

    /** Resident memory in MB as the system tells; empty where it does not. */
    public Optional<Long> residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Ends it: politely first, then for good. */
    void stop() {
        handle().ifPresent(live -> {
            live.destroy();
            try {
                live.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException stubborn) {
                live.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException gone) {
                throw new IllegalStateException("cannot stop " + name, gone);
            }
        });
    }
}
