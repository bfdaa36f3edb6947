package dip.quickstart.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the end of a part's log.")
public final class LogsCommand implements Callable<Integer> {

    private static final int BYTES_PER_LINE = 400;
    private static final long POLL_NANOS = 200_000_000L;

    @Mixin
    private SuiteMixin mixin;

    @Parameters(paramLabel = "PART", description = "postgres, broker, simulator, ingress, validation, status, egress or audit.")
    private String part;

    @Option(names = {"-n", "--lines"}, defaultValue = "40", description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = {"-f", "--follow"}, description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        Path log = mixin.suite().home().log(part);
        if (!SuiteLayout.NAMES.contains(part) || !Files.exists(log)) {
            System.err.println("no log of '" + part + "'; parts are " + SuiteLayout.NAMES);
            return 2;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - (long) lines * BYTES_PER_LINE));
            String[] tail = rest(file).split("\n");
            for (int i = Math.max(0, tail.length - lines); i < tail.length; i++) {
                System.out.println(tail[i]);
            }
            while (follow && !Thread.currentThread().isInterrupted()) {
                System.out.print(rest(file));
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        return 0;
    }

    private static String rest(RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
