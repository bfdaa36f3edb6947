package dip.quickstart.copies;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.messaging.Verdict;
import dip.quickstart.suite.JsonView;
import dip.quickstart.suite.Suite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.qpid.proton.message.Message;

/** One of everything that copies do: failures sent anew by a job and by a rule, cases that are told of, verdicts that are answered. */
final class Work {

    /** Of each of the two large cases. */
    static final int FAILURES = 300;

    private static final int SMALL_CASES = 10;
    private static final int VERDICTS = 400;
    private static final String OUR_DIP_ID = "2300000001";
    private static final String THEIR_DIP_ID = "2200000001";
    private static final String NO_RULE = "MSG1001";
    private static final String RULE = "MSG1003";

    /** Of the copies. */
    static final Map<String, String> SETTINGS = Map.of(
            "dip.cases.rules[0].code", RULE,
            "dip.cases.rules[0].remedy", "resend-after",
            "dip.cases.rules[0].delay", "1s",
            "dip.cases.rules[0].times", "1",
            "dip.cases.resend-per-second", "100",
            "dip.status.sending.batch", "20");

    private final Surroundings surroundings;
    private final Database database;
    private final String id = "IF-" + UUID.randomUUID();

    final List<String> toAnswer = IntStream.range(0, VERDICTS).mapToObj(i -> "T-" + i + id).toList();
    final List<String> toSendAnew = Stream.of(NO_RULE, RULE).flatMap(code -> messages(code).stream()).toList();

    Work(Surroundings surroundings, Database database) {
        this.surroundings = surroundings;
        this.database = database;
    }

    /** @return where the job shows how far it is */
    String begin(Suite copy) throws Exception {
        publish(IntStream.range(0, SMALL_CASES).mapToObj(i -> failure(id + i, NO_RULE, "small-" + i + id)).toList());
        surroundings.publish(Addresses.VERDICTS, toAnswer.stream().map(this::verdict).toList());
        publish(messages(NO_RULE).stream().map(message -> failure(id, NO_RULE, message)).toList());
        String job = askForJob(copy);
        // Told before the rule begins, so that each halts for itself.
        Eventually.is("cases told", () -> notices("distinct case_id").size(), told -> told == SMALL_CASES + 1);
        publish(messages(RULE).stream().map(message -> failure(id, RULE, message)).toList());
        return job;
    }

    /** Nothing more will come of it. */
    void awaitEnd(Suite copy, String job) throws Exception {
        Eventually.is("job done", () -> get(copy, job).text("state"), "done"::equals);
        awaitNone("status.case_message where resend_at is not null and resolved_at is null");
        awaitNone("status.outbox where state <> 'delivered'");
        awaitNone("status.failure_case where not told_open or failures >= grows_at");
        awaitNone("status.notice where webhook <> 'delivered'");
        awaitNone("status.journal_entry");
        surroundings.awaitSubmitted();
    }

    /** @param what an SQL expression, of each notice {@code n} */
    List<String> notices(String what) throws SQLException {
        return database.texts("select %s from status.notice n join status.failure_case c on c.id = n.case_id where c.channel like '%s%%'"
                .formatted(what, id));
    }

    JsonView get(Suite copy, String path) {
        return JsonView.of(copy.http().get(copy.operatorUri("status").resolve(path)));
    }

    private String askForJob(Suite copy) throws Exception {
        long failureCase = Eventually.is("case of all failures", () -> get(copy, "/cases?code=" + NO_RULE + "&interface=" + id).list("items"),
                cases -> cases.size() == 1 && cases.getFirst().number("failing") == FAILURES).getFirst().number("id");
        URI actions = copy.operatorUri("status").resolve("/cases/" + failureCase + "/actions");
        return "/jobs/" + JsonView.of(copy.http().post(actions, "{\"action\": \"resend\"}".getBytes(StandardCharsets.UTF_8))).number("id");
    }

    private void awaitNone(String rows) throws Exception {
        Eventually.is("no more " + rows, () -> database.number("select count(*) from " + rows), count -> count == 0);
    }

    private List<String> messages(String code) {
        return IntStream.range(0, FAILURES).mapToObj(i -> code + "-" + i + id).toList();
    }

    private void publish(List<Message> failures) throws Exception {
        surroundings.publish(Addresses.SENT, failures);
    }

    private static Message failure(String interfaceId, String code, String correlation) {
        UUID submission = UUID.randomUUID();
        Instant now = Instant.now();
        byte[] body = """
                {"payload":{"CommonBlock":{"S1":{"senderUniqueReference":"S-%s","senderTimestamp":"2026-03-21T19:05:00+00:00",\
                "senderCorrelationID":"%s"}}}}""".formatted(submission, correlation).getBytes(StandardCharsets.UTF_8);
        return new SentMessage(submission, "c-" + submission, OUR_DIP_ID, interfaceId, "[MSApp]", "S-" + submission, "T-" + submission,
                correlation, "2000056535971", List.of(THEIR_DIP_ID), Outcome.FAILED, 400, code, null, 1, now, now, body).toMessage();
    }

    private Message verdict(String transaction) {
        long now = System.currentTimeMillis();
        return new Verdict(UUID.randomUUID() + ".0", OUR_DIP_ID, "IF-036", "IF-036", "[MSAppActive]", transaction, "S-" + transaction,
                THEIR_DIP_ID, null, null, null, "1234567890128", "c-" + transaction, Verdict.Outcome.ACCEPTED, List.of(), null, now, now)
                .toMessage();
    }
}
