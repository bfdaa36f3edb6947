package dip.quickstart;

import dip.quickstart.certs.CertsCommand;
import dip.quickstart.demo.DemoCommand;
import dip.quickstart.demo.SearchCommand;
import dip.quickstart.demo.SendCommand;
import dip.quickstart.rules.CatalogueCommand;
import dip.quickstart.rules.SignCommand;
import dip.quickstart.rules.ValidateCommand;
import dip.quickstart.rules.VerifyCommand;
import dip.quickstart.sending.SubmissionsCommand;
import dip.quickstart.sending.SubmitCommand;
import dip.quickstart.suite.DownCommand;
import dip.quickstart.suite.LogsCommand;
import dip.quickstart.suite.StartFailure;
import dip.quickstart.suite.StatusCommand;
import dip.quickstart.suite.UpCommand;
import dip.quickstart.webhooks.WebhooksCommand;
import dip.service.InvalidConfiguration;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/** What {@code ./dip} runs. Each command says what its exit codes mean; 2 is always "could not do it". */
@Command(name = "dip", mixinStandardHelpOptions = true,
        version = "DIP suite 1.0-SNAPSHOT",
        description = "Runs the DIP suite on this machine, and the DIP's rules at the command line.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class,
                SubmitCommand.class, SubmissionsCommand.class, SendCommand.class, SearchCommand.class,
                ValidateCommand.class, SignCommand.class, VerifyCommand.class, CatalogueCommand.class, CertsCommand.class, WebhooksCommand.class})
public final class Main {

    /** Exit code of a command that could not do what it was asked, wrong options included. */
    public static final int UNABLE = 2;

    private Main() {
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING); // the terminal is for what the user asked
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** @return the exit code */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine dip = new CommandLine(new Main()).setOut(out).setErr(err)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(command.getCommandName() + ": " + sentence(failure));
                    return UNABLE;
                });
        try {
            return arguments.length == 0 ? dip.execute("--help") : dip.execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** A failure that was foreseen has a message for the user; of another the kind is needed too. */
    private static String sentence(Exception failure) {
        return switch (failure) {
            case IllegalArgumentException refused when refused.getMessage() != null -> refused.getMessage();
            case StartFailure notUp -> notUp.getMessage();
            case InvalidConfiguration wrong -> wrong.getMessage();
            case UncheckedIOException failed -> failed.getMessage();
            default -> failure.toString();
        };
    }
}
