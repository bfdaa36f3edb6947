package dip.quickstart.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Starts the suite on this machine and leaves it running: Postgres, broker, simulator, services.")
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private SuiteMixin mixin;
    @Mixin
    private SuiteMixin.Start start;

    @Override
    public Integer call() {
        Suite suite = mixin.suite();
        suite.up(start.options(), Progress.onConsole());
        System.out.println("The suite is up. Its data, keys and logs are in " + suite.home().root() + "; ./dip down stops it.");
        return 0;
    }
}
