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
 * @param settings by component name: what is set over the suite's own settings
 */
public record SuiteOptions(Path project, Map<String, Path> nativeBinaries, Set<String> components, boolean edgeFirst,
        Map<String, Map<String, String>> settings) {

    /** Everything, as JVM processes, all alike. */
    public static SuiteOptions all() {
        return new SuiteOptions(Path.of(System.getProperty("dip.project", ".")).toAbsolutePath().normalize(), Map.of(),
                Set.copyOf(SuiteLayout.NAMES), false, Map.of());
    }

    public SuiteOptions withNative(Map<String, Path> binaries) {
        return new SuiteOptions(project, Map.copyOf(binaries), components, edgeFirst, settings);
    }

    public SuiteOptions only(String... names) {
        return new SuiteOptions(project, nativeBinaries, Set.of(names), edgeFirst, settings);
    }

    public SuiteOptions withEdgeFirst(boolean first) {
        return new SuiteOptions(project, nativeBinaries, components, first, settings);
    }

    public SuiteOptions withSettings(Map<String, Map<String, String>> more) {
        return new SuiteOptions(project, nativeBinaries, components, edgeFirst, Map.copyOf(more));
    }
}
