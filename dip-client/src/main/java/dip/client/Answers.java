package dip.client;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Tried;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the DIP's answers: dip-spec sections 2.3 and 2.4. */
final class Answers {

    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int VERSION_NOT_SUPPORTED = 505;
    /** Of the body, in bytes, for journal and people. */
    private static final int BODY_SHOWN = 8 * 1024;

    private Answers() {
    }

    /** A status that the table does not name is taken like others of its class. */
    static Tried of(int httpStatus, byte[] body, Optional<Duration> asked) {
        String shown = body.length == 0 ? null : new String(body, 0, Math.min(body.length, BODY_SHOWN), StandardCharsets.UTF_8);
        boolean fault = httpStatus / 100 == 5 && httpStatus != VERSION_NOT_SUPPORTED;
        if (fault || httpStatus == TIMEOUT || httpStatus == TOO_MANY) {
            return new TryLater(httpStatus, shown, "the DIP answered " + httpStatus, asked);
        }
        return httpStatus / 100 == 2 ? new Accepted(httpStatus, shown, items(body)) : new Rejected(httpStatus, shown, items(body));
    }

    /** Empty where the body is no StandardResponse. */
    static List<Item> items(String body) {
        return body == null ? List.of() : items(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> items(byte[] body) {
        try {
            return body.length == 0 ? List.of() : StandardResponse.parse(body).messages();
        } catch (MalformedJson other) {
            return List.of();
        }
    }
}
