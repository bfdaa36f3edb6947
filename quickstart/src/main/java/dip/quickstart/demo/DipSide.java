package dip.quickstart.demo;

import dip.model.json.JsonWriter;
import dip.quickstart.reconcile.Arrival;
import dip.quickstart.reconcile.Submitted.Expected;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.JsonView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The simulated DIP as it meets those who send to it: what it is told to do, and what it remembers. */
final class DipSide {

    private static final int PAGE = 500;

    /** A place in the journal. @param at time of it, in whole seconds as messages have them */
    record Mark(long after, Instant at) {
    }

    private final Http http;
    private final URI simulator;

    DipSide(Http http, URI simulator) {
        this.http = http;
        this.simulator = simulator;
    }

    List<Draft> drafts(OutgoingRequest request) {
        return http.get(simulator.resolve("/drafts?count=" + request.count() + "&seed=" + request.seed() + "&wrongShare="
                + request.wrongShare())).lines().map(line -> draft(JsonView.of(line))).toList();
    }

    String behaviour() {
        return http.get(simulator.resolve("/behaviour"));
    }

    void behave(String behaviour) {
        http.put(simulator.resolve("/behaviour"), behaviour.getBytes(StandardCharsets.UTF_8));
    }

    /** Has recipients answer: about the drafts' MPANs what is expected, about all others that they are good. */
    void answer(List<Draft> drafts) {
        JsonWriter json = new JsonWriter(1000).beginObject().name("l4").beginObject().member("answers", true).name("mpans").beginObject();
        for (Draft draft : drafts) {
            if (draft.mpan() != null && draft.expected() instanceof Expected.Accepted(String status) && !status.startsWith("MSG")) {
                json.member(draft.mpan(), status);
            }
        }
        behave(json.endObject().endObject().endObject().toString());
    }

    /** The next call of a sender is taken, and its connection cut in place of an answer. */
    void cutNextAnswer() {
        http.post(simulator.resolve("/faults"), "{\"path\":\"/dip-channel\",\"cutAfterAccept\":true}".getBytes(StandardCharsets.UTF_8));
    }

    /** Where the journal ends now. */
    Mark mark() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long after = 0;
        for (JsonView page = page(after); !page.list("records").isEmpty(); page = page(after)) {
            after = page.number("next");
        }
        return new Mark(after, now);
    }

    /** What has come since, but for what was handed over before. */
    List<Arrival> arrivals(Mark since) {
        List<Arrival> arrivals = new ArrayList<>();
        long after = since.after();
        for (JsonView page = page(after); !page.list("records").isEmpty(); page = page(after)) {
            page.list("records").stream().filter(record -> !OffsetDateTime.parse(record.text("SentDateTime")).toInstant().isBefore(since.at()))
                    .forEach(record -> arrivals.add(arrival(record)));
            after = page.number("next");
        }
        return arrivals;
    }

    private JsonView page(long after) {
        return JsonView.of(http.get(simulator.resolve("/journal?after=" + after + "&limit=" + PAGE)));
    }

    private static Draft draft(JsonView line) {
        JsonView expected = line.object("expected");
        String code = expected.text("code");
        return new Draft(line.text("kind"), line.text("mpan"), switch (expected.text("outcome")) {
            case "refused" -> new Expected.Refused(code);
            case "failed" -> new Expected.Failed(code);
            default -> new Expected.Accepted(expected.text("status"));
        }, line.object("message").json());
    }

    private static Arrival arrival(JsonView record) {
        List<JsonView> steps = record.list("JournalEntries");
        String refusal = steps.stream().filter(step -> is(step, "Inbound", "InboundRuleFailure"))
                .map(step -> step.text("Message").split(" ")[0]).findFirst().orElse(null);
        return new Arrival(record.text("SenderUniqueReference"), record.text("DIPTransactionID"), refusal,
                steps.stream().filter(step -> is(step, "Outbound", "Delivered")).map(step -> step.text("Recipient")).toList());
    }

    private static boolean is(JsonView step, String stage, String state) {
        return stage.equals(step.text("DIPStage")) && state.equals(step.text("Status"));
    }
}
