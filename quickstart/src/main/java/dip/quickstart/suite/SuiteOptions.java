package dip.quickstart.suite;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * How a suite is started.
 *
 * @param project where the built modules lie
 * @param nativeBinaries by component name: run this binary in place of the JVM process
 * @param components which parts to start
 * @param edgeFirst what works off queues stands back where the processors do not suffice
 * @param fromCold JVMs compile once and plainly: for runs of minutes, most of which a JVM otherwise spends on compiling
 *     towards a speed it has no time to use
 * @param settings by component name: what is set over the suite's own settings
 */
public record SuiteOptions(Path project, Map<String, Path> nativeBinaries, Set<String> components, boolean edgeFirst,
        boolean fromCold, Map<String, Map<String, String>> settings) {

    /** Everything, as JVM processes, all alike. */
    public static SuiteOptions all() {
        return new SuiteOptions(Path.of(System.getProperty("dip.project", ".")).toAbsolutePath().normalize(), Map.of(),
                Set.copyOf(SuiteLayout.NAMES), false, false, Map.of());
    }

    public SuiteOptions withNative(Map<String, Path> binaries) {
        return new SuiteOptions(project, Map.copyOf(binaries), components, edgeFirst, fromCold, settings);
    }

    public SuiteOptions only(String... names) {
        return new SuiteOptions(project, nativeBinaries, Set.of(names), edgeFirst, fromCold, settings);
    }

    public SuiteOptions withEdgeFirst(boolean first) {
        return new SuiteOptions(project, nativeBinaries, components, first, fromCold, settings);
    }

    public SuiteOptions withFromCold(boolean cold) {
        return new SuiteOptions(project, nativeBinaries, components, edgeFirst, cold, settings);
    }

    public SuiteOptions withSettings(Map<String, Map<String, String>> more) {
        return new SuiteOptions(project, nativeBinaries, components, edgeFirst, fromCold, Map.copyOf(more));
    }
}
