package dip.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "micro", mixinStandardHelpOptions = true, description = "Runs the JMH benchmarks: parse, validate, verify, sign.")
final class MicroBenchmarks implements Callable<Integer> {

    @Parameters(paramLabel = "PATTERN", defaultValue = ".*", arity = "0..1",
            description = "Regular expression of the benchmarks to run (default: all).")
    private String pattern;

    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder().include(pattern).build()).run();
        return 0;
    }
}
