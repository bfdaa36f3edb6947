package dip.quickstart.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that has to do with a local suite. */
public final class SuiteMixin {

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "${env:DIP_HOME:-.dip}",
            description = "Directory of the suite's data, keys, logs and settings (default: ${DEFAULT-VALUE}, or $DIP_HOME).")
    private Path home;

    public Suite suite() {
        return Suite.at(new SuiteHome(home.toAbsolutePath().normalize()));
    }

    /** Options of the commands that start processes. */
    public static final class Start {

        @Option(names = "--native", paramLabel = "NAME=PATH", split = ",",
                description = "Run a native binary in place of a service's JVM process, for instance ingress=target/native/ingress.")
        private Map<String, Path> nativeBinaries = new LinkedHashMap<>();

        @Option(names = "--edge-first",
                description = "Where the processors do not suffice, what works off queues stands back: answers come sooner, statuses later.")
        private boolean edgeFirst;

        public SuiteOptions options() {
            nativeBinaries.keySet().stream().filter(name -> !SuiteLayout.NAMES.contains(name)).findFirst().ifPresent(name -> {
                throw new StartFailure("--native " + name + ": is none of " + SuiteLayout.NAMES);
            });
            return SuiteOptions.all().withNative(nativeBinaries).withEdgeFirst(edgeFirst);
        }
    }
}
