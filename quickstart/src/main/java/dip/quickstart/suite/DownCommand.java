package dip.quickstart.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops the suite. Its data stay unless told otherwise.")
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private SuiteMixin mixin;

    @Option(names = "--remove", description = "Also remove the suite's directory: journal, queues, keys, logs.")
    private boolean remove;

    @Override
    public Integer call() {
        Suite suite = mixin.suite();
        suite.down(Progress.onConsole());
        if (remove) {
            suite.home().remove();
            System.out.println(suite.home().root() + " removed");
        }
        return 0;
    }
}
