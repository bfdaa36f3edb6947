package dip.quickstart.suite;

import java.nio.file.Path;
import java.util.Map;

/**
 * @param project where the built modules lie
 * @param nativeBinaries by component name: run this binary in place of the JVM process
 */
public record SuiteOptions(Path project, Map<String, Path> nativeBinaries) {
}
