package dip.quickstart.rules;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Checks messages against the DIP API: structure, and the rules that need no reference data.",
        footer = {"", "A file holds one message, a delivery (JSON array), or one message per line.",
            "Exit codes: 0 clean, 1 findings, 2 unreadable."})
public final class ValidateCommand implements Callable<Integer> {

    /** Names of {@code --rules}. */
    enum Rules {
        STRUCTURE(RuleSet.STRUCTURE), FULL(RuleSet.FULL);

        private final RuleSet set;

        Rules(RuleSet set) {
            this.set = set;
        }
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check; - is standard input.")
    private List<Path> files;
    @Option(names = "--rules", defaultValue = "full", paramLabel = "structure|full",
            description = "structure: fields, types, limits, values. full: the rules beyond it too (default).")
    private Rules rules;
    @Option(names = "--json", description = "One line of JSON a message.")
    private boolean json;
    @Option(names = "--channel", paramLabel = "ID",
            description = "Check as delivered on this channel (IF-036, PUB-036, REP-002): the DIP's own block must be there.")
    private String channel;
    @Option(names = "--recipient", paramLabel = "DIPID", description = "Check that the message is addressed to this DIP ID.")
    private String recipient;
    @Option(names = "--environment", paramLabel = "TAG", description = "Check the environment tag: PRD, SITB, SIT, UIT, DEV.")
    private String environment;
    @Option(names = "--at", paramLabel = "TIME", description = "Check as at this time, 2026-03-21T19:05:00Z (default: now).")
    private Instant at;
    @Option(names = "--any-case", description = "Let field names match in any case, as the DIP does on ingress.")
    private boolean anyCase;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Validator validator = new Validator(Catalogue.builtIn(), ValidationSettings.DEFAULT);
        ValidationContext context = new ValidationContext(recipient, channel, environment, at == null ? Instant.now() : at);
        PrintWriter out = command.commandLine().getOut();
        FindingsReport report = json ? new JsonFindings(out) : new TextFindings(out);
        for (Path file : files) {
            try {
                check(file, validator, context, report);
            } catch (IllegalArgumentException unreadable) {
                report.unreadable(file, 0, unreadable.getMessage());
            }
        }
        report.end();
        return report.tally().exitCode();
    }

    private void check(Path file, Validator validator, ValidationContext context, FindingsReport report) {
        AtomicInteger number = new AtomicInteger();
        new MessageFile(Input.read(file), anyCase).read(entry -> {
            number.incrementAndGet();
            switch (entry) {
                case MessageFile.Message(DipMessage message) ->
                        report.checked(file, number.get(), message, validator.validate(message, context, rules.set));
                case MessageFile.Unreadable(int line, String reason) -> report.unreadable(file, line, reason);
            }
        });
    }
}
