package dip.quickstart.sending;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.quickstart.rules.FindingText;
import dip.quickstart.rules.Input;
import dip.quickstart.rules.MessageFile;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteMixin;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "submit", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Hands messages of yours to egress-service, which completes, checks and sends them to the DIP.",
        footer = {"", "A file holds one message, an array of messages, or one message per line. Leave out what the service can know: "
            + "docs/reference/egress-service.md. Messages handed over together are all taken, or none.",
            "Exit codes: 0 taken (with --wait: and accepted by the DIP), 1 not taken or not accepted, 2 unreadable or no answer."})
public final class SubmitCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 100;
    private static final int REFUSED = 1;

    @Mixin
    private SuiteMixin mixin;
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with messages; - is standard input.")
    private List<Path> files;
    @Option(names = "--wait", description = "Wait until the DIP has answered.")
    private boolean wait;
    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "How long (default: ${DEFAULT-VALUE}).")
    private long timeout;
    @Option(names = "--key", description = "Idempotency-Key (default: one made from the messages, so that the same file handed over "
            + "again is not sent again).")
    private String key;
    @Option(names = "--together", defaultValue = "500",
            description = "Most messages that are handed over together (default: ${DEFAULT-VALUE}).")
    private int together;
    @Spec
    private CommandSpec command;

    /** A message of a file. @param place file and number, for people */
    private record Entry(String place, DipMessage message) {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (together < 1) {
            throw new IllegalArgumentException("--together is 1 or more");
        }
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            read(file, entries);
        }
        Suite suite = mixin.suite();
        Egress egress = new Egress(suite.http(), suite.operatorUri("egress"));
        int code = 0;
        List<Answer.Message> taken = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += together) {
            List<Entry> part = entries.subList(from, Math.min(entries.size(), from + together));
            code = Math.max(code, submit(egress, part, from / together, taken));
        }
        return wait ? Math.max(code, await(egress, taken)) : code;
    }

    /** @throws IllegalArgumentException says what cannot be read; then nothing of any file is handed over */
    private static void read(Path file, List<Entry> entries) {
        int[] number = new int[1];
        new MessageFile(Input.read(file), false).read(entry -> {
            number[0]++;
            switch (entry) {
                case MessageFile.Message(DipMessage message) -> entries.add(new Entry(file + " #" + number[0], message));
                case MessageFile.Unreadable(int line, String reason) -> throw new IllegalArgumentException(
                        file + (line == 0 ? "" : " line " + line) + ": " + reason);
            }
        });
    }

    private int submit(Egress egress, List<Entry> part, int number, List<Answer.Message> all) {
        PrintWriter out = command.commandLine().getOut();
        byte[] body = array(part);
        return switch (egress.submit(keyOf(body, number), body)) {
            case Answer.Taken(List<Answer.Message> messages) -> {
                for (int i = 0; i < messages.size(); i++) {
                    Answer.Message message = messages.get(i);
                    out.println(part.get(i).place() + "  " + message.reference() + "  " + message.state() + "  " + egress.link(message.id()));
                    if (message.duplicateOf() != null) {
                        out.println("  says the same as " + egress.link(message.duplicateOf()));
                    }
                    message.findings().forEach(finding -> FindingText.print(out, finding));
                }
                all.addAll(messages);
                yield 0;
            }
            case Answer.Refused(List<Answer.Wrong> messages) -> {
                for (Answer.Wrong wrong : messages) {
                    out.println(part.get(wrong.index()).place() + "  " + name(part.get(wrong.index()).message()) + "  refused");
                    wrong.findings().forEach(finding -> FindingText.print(out, finding));
                }
                out.println(part.size() == 1 ? "It was not taken."
                        : "None of " + part.size() + " messages was taken; " + messages.size() + " of them to correct.");
                yield REFUSED;
            }
            case Answer.Conflict(int status, String detail) -> {
                out.println("not taken (" + status + "): " + detail);
                yield REFUSED;
            }
        };
    }

    /** Until none of them waits, or the time is over. */
    private int await(Egress egress, List<Answer.Message> taken) throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        out.flush();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
        boolean isAccepted = true;
        for (Answer.Message message : taken) {
            Submission submission = egress.find(message.id()).orElseThrow();
            while (!submission.isSettled() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                submission = egress.find(message.id()).orElseThrow();
            }
            SubmissionText.print(out, submission);
            isAccepted &= submission.state().equals("accepted");
        }
        return isAccepted ? 0 : REFUSED;
    }

    /** Of the same messages the same. */
    private String keyOf(byte[] body, int number) {
        if (key != null) {
            return number == 0 ? key : key + "-" + (number + 1);
        }
        try {
            return "submit-" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] array(List<Entry> entries) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        char separator = '[';
        for (Entry entry : entries) {
            body.write(separator);
            body.writeBytes(entry.message().bytes());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }

    private static String name(DipMessage message) {
        MessageFacts facts = message.facts();
        String name = facts.interfaceId() == null ? "-" : facts.interfaceId();
        return FindingText.printable(facts.eventCode() == null ? name : name + ' ' + facts.eventCode());
    }
}
