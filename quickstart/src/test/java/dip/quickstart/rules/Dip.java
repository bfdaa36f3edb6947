package dip.quickstart.rules;

import dip.quickstart.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One run of a command in this JVM.
 *
 * @param exit its exit code
 */
public record Dip(int exit, String out, String err) {

    public static Dip run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Dip(exit, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
