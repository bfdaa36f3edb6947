package dip.status.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to a case, over HTTP. */
@QuarkusTest
class LifeTest extends StatusTest {

    private static final String PAST = "2026-03-21T19:05:00Z";

    private final String interfaceId = "IF-" + UUID.randomUUID();

    @Test
    void changesAreMadeAndRemembered() throws Exception {
        JsonObject opened = opened();

        JsonObject changed = patched(opened, """
                {"version": 0, "owner": "registrations", "deadline": "%s", "state": "in-progress"}""".formatted(PAST));

        assertThat(changed.getString("owner")).isEqualTo("registrations");
        assertThat(changed.getString("deadline")).isEqualTo(PAST);
        assertThat(changed.getString("state")).isEqualTo("in-progress");
        assertThat(changed.getInteger("version")).isEqualTo(1);
        assertThat(changed.getInteger("failing")).isEqualTo(1);
        assertThat(history(changed)).containsExactly("state open in-progress", "deadline null " + PAST, "owner null registrations",
                "opened null null");
        assertThat(changed.getJsonArray("history").getJsonObject(0).getString("by")).isEqualTo("operator");
    }

    @Test
    void whatIsLeftOutStaysAndNullClears() throws Exception {
        JsonObject opened = opened();
        patched(opened, "{\"version\": 0, \"owner\": \"one\", \"deadline\": \"%s\"}".formatted(PAST));

        JsonObject changed = patched(opened, "{\"version\": 1, \"owner\": null}");

        assertThat(changed.getString("owner")).isNull();
        assertThat(changed.getString("deadline")).isEqualTo(PAST);
    }

    @Test
    void changeThatChangesNothingIsNotRemembered() throws Exception {
        JsonObject opened = opened();

        JsonObject same = patched(opened, "{\"version\": 0, \"state\": \"open\", \"owner\": null}");

        assertThat(same.getInteger("version")).isZero();
        assertThat(history(same)).hasSize(1);
    }

    @Test
    void filtersFindWhatIsOwnedAndWhatIsOverdue() throws Exception {
        JsonObject opened = opened();
        assertThat(cases("overdue=true")).isEmpty();
        String owner = "owner " + UUID.randomUUID();

        patched(opened, "{\"version\": 0, \"owner\": \"%s\", \"deadline\": \"%s\"}".formatted(owner, PAST));

        assertThat(cases("overdue=true")).hasSize(1);
        assertThat(cases("overdue=false")).isEmpty();
        assertThat(cases("owner=" + owner.replace(" ", "%20"))).hasSize(1);
        assertThat(cases("owner=nobody")).isEmpty();
        Eventually.is(() -> api.get("q/metrics").body(), metrics -> metrics.lines().anyMatch(line -> line.startsWith("dip_cases_overdue")
                && !line.endsWith(" 0.0")));
        patched(opened, "{\"version\": 1, \"state\": \"closed\", \"reason\": \"late but done\"}");
        assertThat(cases("overdue=true")).isEmpty();
    }

    @Test
    void newFailureOfAClosedCauseOpensACaseThatNamesTheFirst() throws Exception {
        JsonObject first = opened();
        JsonObject closed = patched(first, "{\"version\": 0, \"state\": \"closed\", \"reason\": \"agreed with the recipient\"}");
        assertThat(closed.getString("reason")).isEqualTo("agreed with the recipient");
        assertThat(closed.getString("closedAt")).isNotNull();

        JsonObject second = opened();

        assertThat(second.getLong("id")).isNotEqualTo(first.getLong("id"));
        assertThat(second.getLong("previous")).isEqualTo(first.getLong("id"));
        assertThat(second.getInteger("failing")).isEqualTo(1);
        assertThat(api.json("cases/" + first.getLong("id")).getInteger("failing")).isEqualTo(1);
        HttpResponse<String> reopened = patch(first, "{\"version\": 1, \"state\": \"open\"}");
        assertThat(reopened.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(reopened.body()).getString("where")).isEqualTo("state");
    }

    @Test
    void closedCaseIsReopenedByHand() throws Exception {
        JsonObject opened = opened();
        patched(opened, "{\"version\": 0, \"state\": \"closed\", \"reason\": \"too soon\"}");

        JsonObject reopened = patched(opened, "{\"version\": 1, \"state\": \"open\"}");

        assertThat(reopened.getString("state")).isEqualTo("open");
        assertThat(reopened.getString("reason")).isNull();
        assertThat(reopened.getString("closedAt")).isNull();
        assertThat(history(reopened)).startsWith("state closed open", "state open closed: too soon");
        assertThat(opened().getLong("id")).isEqualTo(opened.getLong("id"));
    }

    @Test
    void ofManyWhoChangeTheSameOneIsFirst() throws Exception {
        JsonObject opened = opened();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Integer> change = asker(opened, i);
                asked.add(people.submit(change));
            }
            for (Future<Integer> answer : asked) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(history(api.json("cases/" + opened.getLong("id")))).hasSize(2);
    }

    @Test
    void notesStandInTheHistory() throws Exception {
        JsonObject opened = opened();
        String path = "cases/" + opened.getLong("id");

        Api.ok(api.send("POST", path + "/notes", "{\"text\": \"asked the recipient, ticket 4711\"}"), 201);
        JsonObject noted = Api.ok(api.send("POST", path + "/notes", "{\"text\": \"they will mend it\"}"), 201);

        assertThat(noted.getInteger("version")).isZero();
        assertThat(history(noted)).containsExactly("note null they will mend it", "note null asked the recipient, ticket 4711",
                "opened null null");
        JsonObject page = api.json(path + "/history?limit=2");
        assertThat(page.getJsonArray("items")).hasSize(2);
        assertThat(api.json(path + "/history?after=" + page.getLong("next")).getJsonArray("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"owner\": \"x\"}|version|required", "{\"version\": \"0\"}|version|required", "{\"version\": 0.5}|version|type",
            "{\"version\": 0, \"owner\": \"\"}|owner|length", "{\"version\": 0, \"owner\": 5}|owner|length",
            "{\"version\": 0, \"owner\": \"nul \\u0000\"}|owner|length", "{\"version\": 0, \"deadline\": \"soon\"}|deadline|type",
            "{\"version\": 0, \"state\": \"lost\"}|state|unknown", "{\"version\": 0, \"state\": null}|state|unknown",
            "{\"version\": 0, \"state\": \"closed\"}|reason|required", "{\"version\": 0, \"reason\": \"why\"}|reason|unexpected",
            "{\"version\": 0, \"onwer\": \"x\"}|onwer|unknown", "[]||type", "{\"version\": 0,|||", "|||"})
    void whatCannotBeMeantIsRefused(String body, String where, String rule) throws Exception {
        HttpResponse<String> answer = patch(opened(), body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("where")).isEqualTo(where);
        assertThat(rule == null || rule.equals(problem.getString("rule"))).as(answer.body()).isTrue();
        assertThat(answer.headers().firstValue("X-Correlation-ID")).hasValue(problem.getString("correlationId"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}", "{\"text\": \" \"}", "{\"note\": \"x\"}", "\"text\"", "nothing"})
    void noteWithoutTextIsRefused(String body) throws Exception {
        assertThat(api.send("POST", "cases/" + opened().getLong("id") + "/notes", body).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownCaseIsNotFound() throws Exception {
        assertThat(api.send("PATCH", "cases/0", "{\"version\": 0}").statusCode()).isEqualTo(404);
        assertThat(api.send("POST", "cases/0/notes", "{\"text\": \"x\"}").statusCode()).isEqualTo(404);
        assertThat(api.get("cases/0/history").statusCode()).isEqualTo(404);
    }

    private Callable<Integer> asker(JsonObject opened, int number) {
        return () -> patch(opened, "{\"version\": 0, \"owner\": \"person %d\"}".formatted(number)).statusCode();
    }

    /** The open case of this test's cause, with one failure more. */
    private JsonObject opened() throws Exception {
        SentMessage sent = Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001");
        wire.send(Addresses.SENT, sent.toMessage());
        long id = Eventually.is(() -> cases("code=MSG1001"), cases -> cases.stream().anyMatch(found -> holds((JsonObject) found, sent)))
                .getJsonObject(0).getLong("id");
        return api.json("cases/" + id);
    }

    private boolean holds(JsonObject found, SentMessage sent) {
        try {
            return api.get("cases/" + found.getLong("id") + "/messages").body().contains(sent.submission().toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonArray cases(String filters) throws Exception {
        return api.json("cases?interface=" + interfaceId + "&" + filters).getJsonArray("items");
    }

    private JsonObject patched(JsonObject of, String body) throws Exception {
        return Api.ok(patch(of, body), 200);
    }

    private HttpResponse<String> patch(JsonObject of, String body) throws Exception {
        return api.send("PATCH", "cases/" + of.getLong("id"), body);
    }

    private static List<String> history(JsonObject of) {
        return of.getJsonArray("history").stream().map(JsonObject.class::cast)
                .map(entry -> entry.getString("what") + " " + entry.getString("before") + " " + entry.getString("after")).toList();
    }
}
