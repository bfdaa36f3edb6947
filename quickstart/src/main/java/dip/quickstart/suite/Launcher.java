package dip.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts components as processes of their own that outlive this one. */
final class Launcher {

    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    /**
     * Where the processors do not suffice, what works off queues stands back: a burst makes queues longer, not answers later.
     * Linux may weigh sessions instead of processes: the first command is for that, the second for all others.
     */
    private static final List<String> BACKGROUND = List.of("/bin/sh", "-c",
            "(echo 10 > /proc/self/autogroup) 2>/dev/null; exec nice -n 10 \"$@\"", "background");

    private final SuiteHome home;

    Launcher(SuiteHome home) {
        this.home = home;
    }

    /** @param background the process stands back */
    RunningProcess start(Component component, boolean background) {
        List<String> command = new ArrayList<>();
        if (HAS_SETSID) {
            command.add("/usr/bin/setsid"); // a Ctrl-C in the terminal is for the launcher, which then stops all in order
        }
        if (background) {
            command.addAll(BACKGROUND);
        }
        command.addAll(component.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(component.name()).toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        if (!component.settings().isEmpty()) {
            writeSettings(component);
            builder.environment().put("SMALLRYE_CONFIG_LOCATIONS",
                    home.config(component.name()) + "," + home.participants());
        }
        try {
            RunningProcess running = RunningProcess.of(component, builder.start());
            running.write(home.process(component.name()));
            return running;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + component.name(), failed);
        }
    }

    private void writeSettings(Component component) {
        Path file = home.config(component.name());
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(component.settings()).entrySet()) {
            lines.add(setting.getKey() + "=" + setting.getValue());
        }
        try {
            Files.write(file, lines);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
