package dip.quickstart.demo;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.quickstart.reconcile.Sent;
import dip.quickstart.reconcile.Sent.Expected;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A run of the simulator's traffic, seen through its control API. */
final class TrafficRun {

    private static final int PAGE = 5_000;
    private static final int NO_STATUS = 0;

    /** How far it is: messages planned, delivered, settled; status messages received. */
    record Progress(boolean done, long planned, long delivered, long settled, long statuses, long startedAt,
            long finishedAt, String failure) {
    }

    /** In milliseconds. */
    record Latency(long count, double mean, double p50, double p90, double p99) {
    }

    private final Http http;
    private final URI run;

    private TrafficRun(Http http, URI run) {
        this.http = http;
        this.run = run;
    }

    static TrafficRun start(Http http, URI simulator, TrafficRequest request) {
        JsonWriter json = new JsonWriter(200).beginObject()
                .member("profile", request.profile()).member("count", request.count()).member("seed", request.seed());
        if (request.wrongShare() != null) {
            json.name("wrongShare").value(request.wrongShare().doubleValue());
        }
        if (request.ratePerSecond() != null) {
            json.name("ratePerSecond").value(request.ratePerSecond().doubleValue());
        }
        json.member("messagesPerDelivery", request.messagesPerDelivery());
        JsonDocument answer = Http.json(http.post(simulator.resolve("/runs"), json.endObject().toBytes()));
        return new TrafficRun(http, simulator.resolve("/runs/" + text(answer, answer.root(), "id")));
    }

    Progress progress() {
        JsonDocument json = Http.json(http.get(run));
        return progress(json, json.root());
    }

    /** From when a delivery was due to its answer. */
    Latency answerLatency() {
        return latency("answer");
    }

    /** From acceptance to the status message. */
    Latency statusLatency() {
        return latency("status");
    }

    /** The whole ledger, page by page. */
    List<Sent> ledger() {
        List<Sent> sent = new ArrayList<>();
        long after = 0;
        while (true) {
            String page = http.get(URI.create(run + "/ledger?after=" + after + "&limit=" + PAGE));
            if (page.isBlank()) {
                return sent;
            }
            for (String line : page.split("\n")) {
                JsonDocument json = Http.json(line);
                after = number(json, json.root(), "sequence");
                sent.add(sent(json));
            }
        }
    }

    private Latency latency(String which) {
        JsonDocument json = Http.json(http.get(URI.create(run + "/summary")));
        int node = json.member(json.root(), which);
        return new Latency(number(json, node, "count"), decimal(json, node, "mean"), decimal(json, node, "p50"),
                decimal(json, node, "p90"), decimal(json, node, "p99"));
    }

    private static Progress progress(JsonDocument json, int node) {
        return new Progress(json.type(json.member(node, "done")) == JsonType.TRUE, number(json, node, "planned"),
                number(json, node, "delivered"), number(json, node, "settled"), number(json, node, "statuses"),
                number(json, node, "startedAt"), number(json, node, "finishedAt"), text(json, node, "failure"));
    }

    private static Sent sent(JsonDocument json) {
        int root = json.root();
        return new Sent(text(json, root, "transactionId"), text(json, root, "recipient"), text(json, root, "kind"),
                expected(json, json.member(root, "expected")), (int) number(json, root, "http"), text(json, root, "code"),
                texts(json, json.member(root, "correlationIds")), statusCodes(json, json.member(root, "statuses")));
    }

    private static Expected expected(JsonDocument json, int node) {
        int http = (int) number(json, node, "http");
        String status = text(json, node, "status");
        return switch (http) {
            case NO_STATUS -> new Expected.Unconnected();
            case 201 -> status == null || status.equals("RCP0000") ? new Expected.Accepted(status != null)
                    : new Expected.Rejected(status);
            default -> new Expected.Refused(http, text(json, node, "code"));
        };
    }

    private static List<String> texts(JsonDocument json, int array) {
        List<String> texts = new ArrayList<>();
        for (int node = json.first(array); node != JsonDocument.MISSING; node = json.next(node)) {
            texts.add(json.text(node));
        }
        return texts;
    }

    private static List<String> statusCodes(JsonDocument json, int array) {
        List<String> codes = new ArrayList<>();
        for (int node = json.first(array); node != JsonDocument.MISSING; node = json.next(node)) {
            codes.add(text(json, node, "code"));
        }
        return codes;
    }

    private static String text(JsonDocument json, int object, String name) {
        return json.stringOrNull(json.member(object, name));
    }

    private static long number(JsonDocument json, int object, String name) {
        return (long) decimal(json, object, name);
    }

    private static double decimal(JsonDocument json, int object, String name) {
        int node = json.member(object, name);
        return node != JsonDocument.MISSING && json.type(node) == JsonType.NUMBER ? Double.parseDouble(json.text(node)) : 0;
    }
}
