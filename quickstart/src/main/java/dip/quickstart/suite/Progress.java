package dip.quickstart.suite;

import java.io.PrintStream;

/** Lines for people who wait: the last one is rewritten in place on a terminal, and printed now and then elsewhere. */
public final class Progress {

    private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private int width;
    private long lastPlain;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Progress onConsole() {
        return new Progress(System.out, System.console() != null && System.console().isTerminal());
    }

    /** What is going on now; may be overwritten. */
    public void update(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else if (System.nanoTime() - lastPlain > PLAIN_INTERVAL_NANOS) {
            out.println(line);
            lastPlain = System.nanoTime();
        }
    }

    /** What is done; stays. */
    public void done(String line) {
        if (terminal) {
            out.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
        out.println(line);
        out.flush();
    }
}
