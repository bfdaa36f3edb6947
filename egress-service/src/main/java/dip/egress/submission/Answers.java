package dip.egress.submission;

import dip.egress.submission.Stored.Taken;
import dip.model.json.JsonWriter;
import dip.model.validation.Finding;
import dip.sending.rest.Refusal;
import dip.service.rest.Problem;
import java.util.List;

/** Writes the answers to a submission. */
final class Answers {

    private static final int ITEM_BYTES = 300;

    private Answers() {
    }

    /**
     * {@code {"submissions":[{"id","reference","channel","link","state","duplicateOf","findings"}]}}, in the order of the
     * request.
     *
     * @param findings warnings, one list a message
     */
    static Answer taken(List<Taken> messages, List<List<Finding>> findings, String correlationId) {
        JsonWriter json = new JsonWriter(ITEM_BYTES * messages.size()).beginObject().name("submissions").beginArray();
        for (int i = 0; i < messages.size(); i++) {
            Taken message = messages.get(i);
            json.beginObject().member("id", message.submission().toString()).member("reference", message.reference())
                    .member("channel", message.channel()).member("link", "/submissions/" + message.submission())
                    .member("state", message.state())
                    .member("duplicateOf", message.duplicateOf() == null ? null : message.duplicateOf().toString());
            write(json, findings.get(i));
            json.endObject();
        }
        return new Answer(Answer.TAKEN, correlationId, json.endArray().endObject().toBytes());
    }

    /** A problem whose {@code messages} are those with errors, each with its place in the request and its findings. */
    static Answer wrong(List<Checked> checked, String correlationId) {
        long wrong = checked.stream().filter(message -> !message.isGood()).count();
        JsonWriter json = new JsonWriter(ITEM_BYTES * checked.size());
        begin(json, new Problem("Messages with errors", 400, "Nothing was taken: correct " + wrong + " of " + checked.size() + " messages.",
                null, null, correlationId));
        json.name("messages").beginArray();
        for (int i = 0; i < checked.size(); i++) {
            if (!checked.get(i).isGood()) {
                json.beginObject().member("index", i);
                write(json, checked.get(i).findings());
                json.endObject();
            }
        }
        return new Answer(400, correlationId, json.endArray().endObject().toBytes());
    }

    static Answer refused(Refusal refusal, String correlationId) {
        Problem problem = refusal.problem(correlationId);
        JsonWriter json = new JsonWriter(ITEM_BYTES);
        begin(json, problem);
        return new Answer(problem.status(), correlationId, json.endObject().toBytes());
    }

    private static void begin(JsonWriter json, Problem problem) {
        json.beginObject().member("title", problem.title()).member("status", problem.status()).member("detail", problem.detail());
        if (problem.where() != null) {
            json.member("where", problem.where());
        }
        if (problem.rule() != null) {
            json.member("rule", problem.rule());
        }
        json.member("correlationId", problem.correlationId());
    }

    private static void write(JsonWriter json, List<Finding> findings) {
        json.name("findings").beginArray();
        findings.forEach(finding -> finding.writeTo(json));
        json.endArray();
    }
}
