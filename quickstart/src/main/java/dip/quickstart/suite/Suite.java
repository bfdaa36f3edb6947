package dip.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A suite on this machine: started in order, stopped in the opposite order, found again by its directory. */
public final class Suite {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final long KILL_SECONDS = 10;
    private static final Duration POLL = Duration.ofMillis(50);

    private final SuiteHome home;
    private final Launcher launcher;
    private final Http http;

    private Suite(SuiteHome home) {
        this.home = home;
        this.launcher = new Launcher(home);
        this.http = new Http(SecretFile.of(home.operatorToken()));
    }

    public static Suite at(SuiteHome home) {
        home.create();
        return new Suite(home);
    }

    public SuiteHome home() {
        return home;
    }

    /** For the operator endpoints of this suite. */
    public Http http() {
        return http;
    }

    /**
     * Starts what does not run yet and waits until it is ready.
     *
     * @throws StartFailure names the part that did not come up and its log
     */
    public void up(SuiteOptions options, Progress progress) {
        OurParticipants.prepare(home);
        SuiteLayout layout = SuiteLayout.of(home, options);
        for (List<Component> together : layout.inOrder()) {
            List<Component> missing = together.stream()
                    .filter(component -> options.components().contains(component.name()))
                    .filter(component -> running(component.name()).isEmpty()).toList();
            missing.forEach(component -> launcher.start(component, options.edgeFirst() && !component.edge()));
            missing.forEach(component -> awaitReady(component, progress));
        }
    }

    /** Stops all that runs; progress says what. */
    public void down(Progress progress) {
        for (String name : SuiteLayout.NAMES.reversed()) {
            running(name).ifPresent(process -> {
                progress.update("stopping " + name + " …");
                process.stop();
                progress.done(name + " stopped");
            });
            delete(home.process(name));
        }
    }

    /** Ends one part at once, as {@code kill -9} does; {@link #up} starts it again. */
    public void kill(String component) {
        ProcessHandle process = require(component).handle().orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(KILL_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Ends one part in order; {@link #up} starts it again. */
    public void stop(String component) {
        require(component).stop();
    }

    public Optional<RunningProcess> running(String component) {
        return RunningProcess.read(home.process(component)).filter(RunningProcess::isAlive);
    }

    /** All parts that run, in the order of their start. */
    public List<RunningProcess> running() {
        return SuiteLayout.NAMES.stream().map(this::running).flatMap(Optional::stream).toList();
    }

    /** The server behind the process that watches over it: Postgres leaves the tree of its parent. */
    Optional<ProcessHandle> startedBy(RunningProcess process) {
        Path pidFile = home.postgres().resolve("postmaster.pid");
        if (!process.name().equals("postgres") || !Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    /** @throws StartFailure where that part is not up */
    public RunningProcess require(String component) {
        return running(component).orElseThrow(() -> new StartFailure(component + " is not up; start the suite with ./dip up"));
    }

    /** Where a part answers operators. @throws StartFailure where it is not up */
    public URI operatorUri(String component) {
        return URI.create("http://127.0.0.1:" + require(component).port());
    }

    private void awaitReady(Component component, Progress progress) {
        long start = System.nanoTime();
        while (!isReady(component)) {
            long waited = System.nanoTime() - start;
            if (running(component.name()).isEmpty()) {
                throw new StartFailure(component.name() + " ended while starting: " + lastLine(home.log(component.name())));
            }
            if (waited > START_TIMEOUT.toNanos()) {
                throw new StartFailure(component.name() + " is not ready after " + START_TIMEOUT.toSeconds() + " s; see "
                        + home.log(component.name()));
            }
            progress.update("starting " + component.name() + " … " + waited / 1_000_000_000L + " s");
            LockSupport.parkNanos(POLL.toNanos());
        }
        progress.done(String.format("%-11s up after %.1f s  %s", component.name(),
                (System.nanoTime() - start) / 1e9, component.url()));
    }

    private boolean isReady(Component component) {
        return component.ready() != null ? http.isReady(component.ready()) : accepts(component.port());
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            String last = lines.filter(line -> !line.isBlank()).reduce((before, after) -> after).orElse("no output");
            return last + " (all of it: " + log + ")";
        } catch (IOException | UncheckedIOException unreadable) {
            return "see " + log;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException busy) {
            throw new UncheckedIOException("cannot remove " + file, busy);
        }
    }
}
