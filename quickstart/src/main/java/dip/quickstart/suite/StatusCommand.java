package dip.quickstart.suite;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Shows which parts of the suite run, their memory and URLs. Exit code 1 where a part does not run.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SuiteMixin mixin;

    @Override
    public Integer call() {
        Suite suite = mixin.suite();
        boolean allUp = true;
        for (String name : SuiteLayout.NAMES) {
            Optional<RunningProcess> process = suite.running(name);
            allUp &= process.isPresent();
            System.out.println(process.map(StatusCommand::line).orElse(String.format("%-11s down", name)));
        }
        return allUp ? 0 : 1;
    }

    private static String line(RunningProcess process) {
        String memory = process.residentMegabytes().map(megabytes -> megabytes + " MB").orElse("");
        return String.format("%-11s up    pid %-8d %7s  %s", process.name(), process.pid(), memory, process.url());
    }
}
