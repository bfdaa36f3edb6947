package dip.quickstart.webhooks;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes the difference that plan shows, call by call, and stops at the first that the DIP does not take.",
        footer = {"", "Exit codes: 0 all is in place, 1 something is not done, 2 not able to begin."})
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    private Target target;
    @Option(names = "--yes", description = "Do not ask before the first call.")
    private boolean yes;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        Target.Job job = target.job();
        PrintWriter out = command.commandLine().getOut();
        new PlanText(out).print(job);
        if (job.plan().changes().isEmpty()) {
            return 0;
        }
        try (DipCalls calls = new DipCalls(job.settings(), job.dip(), out)) {
            job.participants().forEach(calls::prepare);
            if (!yes && !confirmed(out)) {
                out.println("nothing was done");
                return 1;
            }
            return new Application(calls, job.known(), out).run(job.plan().changes()) ? 0 : 1;
        }
    }

    private static boolean confirmed(PrintWriter out) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalArgumentException("nobody is here to be asked: look at the plan, then give --yes");
        }
        out.flush();
        return "yes".equals(console.readLine("Do this? Type yes: "));
    }
}
