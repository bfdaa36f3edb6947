package dip.quickstart.sending;

import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteMixin;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "submissions", mixinStandardHelpOptions = true,
        description = "Shows what became of messages handed over: at the DIP, and what the DIP and the recipients said of them since. "
                + "Exit code 1 where one is not known.")
public final class SubmissionsCommand implements Callable<Integer> {

    @Mixin
    private SuiteMixin mixin;
    @Parameters(arity = "1..*", paramLabel = "ID", description = "The last part of the link that ./dip submit prints.")
    private List<String> ids;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Suite suite = mixin.suite();
        Egress egress = new Egress(suite.http(), suite.operatorUri("egress"));
        PrintWriter out = command.commandLine().getOut();
        int code = 0;
        for (String each : ids) {
            String id = each.substring(each.lastIndexOf('/') + 1);
            Optional<Submission> submission = egress.find(id);
            if (submission.isEmpty()) {
                out.println(each + "  not known to egress");
                code = 1;
                continue;
            }
            SubmissionText.print(out, submission.get());
            SaidOfIt.read(suite.http(), suite.operatorUri("status"), submission.get().id())
                    .ifPresent(said -> SubmissionText.print(out, said));
        }
        return code;
    }
}
