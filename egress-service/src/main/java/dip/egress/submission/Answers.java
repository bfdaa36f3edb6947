package dip.egress.submission;

import dip.egress.submission.Stored.Taken;
import dip.model.json.JsonWriter;
import dip.model.validation.Finding;
import dip.sending.rest.Problems;
import dip.service.rest.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The answers to a submission. */
final class Answers {

    private static final int ITEM_BYTES = 300;

    private Answers() {
    }

    /** 202: {@code {"submissions":[{"id","reference","channel","link","state","duplicateOf","findings"}]}}, in the order of the request. */
    static Response taken(List<Taken> messages, List<Checked> checked, String correlationId) {
        JsonWriter json = new JsonWriter(ITEM_BYTES * messages.size()).beginObject().name("submissions").beginArray();
        for (int i = 0; i < messages.size(); i++) {
            Taken message = messages.get(i);
            json.beginObject().member("id", message.submission().toString()).member("reference", message.reference())
                    .member("channel", message.channel()).member("link", "/submissions/" + message.submission())
                    .member("state", message.state())
                    .member("duplicateOf", message.duplicateOf() == null ? null : message.duplicateOf().toString());
            findings(json, checked.get(i).findings());
            json.endObject();
        }
        return Response.accepted(json.endArray().endObject().toBytes()).type(MediaType.APPLICATION_JSON)
                .header(Problems.CORRELATION_HEADER, correlationId).build();
    }

    /** 400: a problem whose {@code messages} are those with errors, each with its place in the request and its findings. */
    static Response wrong(List<Checked> checked, String correlationId) {
        long wrong = checked.stream().filter(message -> !message.isGood()).count();
        JsonWriter json = new JsonWriter(ITEM_BYTES * checked.size()).beginObject().member("title", "Messages with errors")
                .member("status", 400).member("detail", "Nothing was taken: correct " + wrong + " of " + checked.size() + " messages.")
                .member("correlationId", correlationId).name("messages").beginArray();
        for (int i = 0; i < checked.size(); i++) {
            if (!checked.get(i).isGood()) {
                json.beginObject().member("index", i);
                findings(json, checked.get(i).findings());
                json.endObject();
            }
        }
        return Response.status(400).type(Problem.MEDIA_TYPE).header(Problems.CORRELATION_HEADER, correlationId)
                .entity(json.endArray().endObject().toBytes()).build();
    }

    private static void findings(JsonWriter json, List<Finding> findings) {
        json.name("findings").beginArray();
        findings.forEach(finding -> finding.writeTo(json));
        json.endArray();
    }
}
