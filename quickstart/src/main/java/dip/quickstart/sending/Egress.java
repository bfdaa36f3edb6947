package dip.quickstart.sending;

import dip.model.catalogue.Catalogue;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.JsonView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Egress-service of a local suite, through its REST door. */
public final class Egress {

    private final Http http;
    private final URI egress;

    public Egress(Http http, URI egress) {
        this.http = http;
        this.egress = egress;
    }

    /**
     * @param key the same messages may be handed over under it again, and are taken once
     * @param messages a JSON array
     * @throws UncheckedIOException where there is no answer, or none that says whether they were taken: hand them over again
     */
    public Answer submit(String key, byte[] messages) {
        Http.Answer answer = http.submit(egress.resolve("/submissions"), key, messages);
        return switch (answer.status()) {
            case 202 -> taken(JsonView.of(answer.body()));
            case 400, 409, 413 -> notTaken(answer);
            default -> throw failed(answer);
        };
    }

    /** Empty where egress does not know it. */
    public Optional<Submission> find(String id) {
        Http.Answer answer = http.ask(egress.resolve("/submissions/" + id));
        return switch (answer.status()) {
            case 200 -> Optional.of(submission(JsonView.of(answer.body())));
            case 404 -> Optional.empty();
            default -> throw failed(answer);
        };
    }

    /** Where a person or a program may look for what became of it. */
    public URI link(String id) {
        return egress.resolve("/submissions/" + id);
    }

    private static Answer taken(JsonView answer) {
        return new Answer.Taken(answer.list("submissions").stream().map(message -> new Answer.Message(message.text("id"),
                message.text("reference"), message.text("channel"), message.text("state"),
                message.text("duplicateOf"), findings(message))).toList());
    }

    private static Answer notTaken(Http.Answer answer) {
        if (answer.body().isEmpty()) {
            return new Answer.Conflict(answer.status(), "Too much at once.");
        }
        JsonView problem = JsonView.of(answer.body());
        List<Answer.Wrong> wrong = problem.list("messages").stream()
                .map(message -> new Answer.Wrong((int) message.number("index"), findings(message))).toList();
        return wrong.isEmpty() ? new Answer.Conflict(answer.status(), problem.text("detail")) : new Answer.Refused(wrong);
    }

    private static List<Finding> findings(JsonView message) {
        return message.list("findings").stream().map(finding -> new Finding(finding.text("pointer"), finding.text("rule"),
                finding.text("value"), Catalogue.builtIn().responseCode(finding.text("code")),
                Severity.valueOf(finding.text("severity")), finding.text("advice"))).toList();
    }

    private static Submission submission(JsonView json) {
        return new Submission(json.text("id"), json.text("channel"), json.text("reference"), json.text("state"),
                (int) json.number("attempts"), json.text("code"), json.text("detail"), json.text("transactionId"),
                json.time("submittedAt"), json.time("settledAt"));
    }

    private static UncheckedIOException failed(Http.Answer answer) {
        String problem = "egress answered " + answer.status() + ": " + answer.body();
        return new UncheckedIOException(problem, new IOException(problem));
    }
}
