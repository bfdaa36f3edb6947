package dip.quickstart.webhooks;

import dip.model.json.JsonWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says what apply would do. Calls nobody but the simulator of a suite on this machine.",
        footer = {"", "Exit codes: 0 all is as it should be, 1 there is something to do, 2 not able to."})
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private Target target;
    @Option(names = "--json", description = "A JSON object a line, one for each webhook.")
    private boolean json;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Target.Job job = target.job();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            print(out, job.plan());
        } else {
            new PlanText(out).print(job);
        }
        return job.plan().changes().isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, Plan plan) {
        plan.changes().forEach(change -> out.println(line(change.place(), change.action().word(), change.url())
                .member("before", change.before()).endObject()));
        plan.unchanged().forEach((place, url) -> out.println(line(place, "none", url).member("before", url).endObject()));
        plan.unnamed().forEach((place, url) -> out.println(line(place, "unnamed", null).member("before", url).endObject()));
    }

    private static JsonWriter line(Place place, String action, String url) {
        return new JsonWriter(256).beginObject().member("action", action).member("participant", place.participant())
                .member("channel", place.channel()).member("url", url);
    }
}
