package dip.benchmarks;

import dip.benchmarks.load.IngressBenchmark;
import dip.benchmarks.matching.MatchingBenchmark;
import dip.benchmarks.sending.SendingBenchmark;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./dip bench} runs. */
@Command(name = "dip bench", mixinStandardHelpOptions = true, description = "Measures the suite on this machine.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {IngressBenchmark.class, SendingBenchmark.class, MatchingBenchmark.class, MicroBenchmarks.class})
public final class Bench {

    private Bench() {
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        CommandLine bench = new CommandLine(new Bench()).setUsageHelpAutoWidth(true);
        System.exit(arguments.length == 0 ? bench.execute("--help") : bench.execute(arguments));
    }
}
