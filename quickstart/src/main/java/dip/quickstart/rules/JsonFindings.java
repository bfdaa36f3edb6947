package dip.quickstart.rules;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonWriter;
import dip.model.validation.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** For programs: a JSON object a line, for each message and for each place that cannot be read. */
final class JsonFindings implements FindingsReport {

    private final PrintWriter out;
    private final Tally tally = new Tally();

    JsonFindings(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void checked(Path file, int number, DipMessage message, List<Finding> findings) {
        tally.checked(findings);
        MessageFacts facts = message.facts();
        JsonWriter json = new JsonWriter(256).beginObject()
                .member("file", file.toString())
                .member("message", number)
                .member("interfaceId", facts.interfaceId())
                .member("eventCode", facts.eventCode())
                .member("senderUniqueReference", facts.senderUniqueReference())
                .name("findings").beginArray();
        findings.forEach(finding -> finding.writeTo(json));
        out.println(json.endArray().endObject());
    }

    @Override
    public void unreadable(Path file, int line, String reason) {
        tally.unreadable();
        out.println(new JsonWriter(128).beginObject()
                .member("file", file.toString())
                .member("line", line)
                .member("unreadable", reason)
                .endObject());
    }

    @Override
    public void end() {
        // each line stands for itself
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
