package dip.quickstart.sending;

import dip.quickstart.suite.Http;
import dip.quickstart.suite.JsonView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What status-service has of a message that was sent.
 *
 * @param state {@code sent}, {@code refused}, {@code delivered}, {@code answered}, {@code unclear}, {@code rejected} or {@code failed}
 */
public record SaidOfIt(String state, List<Word> words) {

    /**
     * A status message about it.
     *
     * @param itemId in the journal
     * @param by DIP ID; {@code DIP} for the DIP itself
     * @param code null where it carries none
     * @param help null likewise
     */
    public record Word(String itemId, String by, String code, String outcome, String message, String help, Instant at) {
    }

    /** Empty where status-service does not know the message (yet). @param submission its ID or its reference */
    public static Optional<SaidOfIt> read(Http http, URI status, String submission) {
        Http.Answer answer = http.ask(status.resolve("/sent/" + submission));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            String problem = "status-service answered " + answer.status() + ": " + answer.body();
            throw new UncheckedIOException(problem, new IOException(problem));
        }
        JsonView detail = JsonView.of(answer.body());
        return Optional.of(new SaidOfIt(detail.object("sent").text("state"), detail.list("statuses").stream().map(SaidOfIt::word).toList()));
    }

    private static Word word(JsonView status) {
        return new Word(status.text("itemId"), status.text("saidBy"), status.text("code"), status.text("outcome"),
                status.text("message"), status.text("help"), status.time("saidAt"));
    }
}
