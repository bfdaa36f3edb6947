package dip.status.call;

import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What came back from a call.
 *
 * @param httpStatus 0 where there was no answer
 * @param detail a sentence for people
 * @param body of the answer, shortened; null where there was none
 */
public record CallResult(Outcome outcome, int httpStatus, String detail, String body) {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final Set<Integer> ABOUT_CONTENT = Set.of(BAD_REQUEST, TOO_LARGE);

    static CallResult answered(int httpStatus, byte[] body) {
        return new CallResult(Outcome.of(httpStatus), httpStatus, "the DIP answered " + httpStatus,
                body.length == 0 ? null : new String(body, StandardCharsets.UTF_8));
    }

    static CallResult unanswered(Outcome outcome, String detail) {
        return new CallResult(outcome, 0, detail, null);
    }

    /** Whether it may have been refused for one of several elements, so that the others would do without it. */
    public boolean isAboutContent() {
        return outcome == Outcome.REFUSED && ABOUT_CONTENT.contains(httpStatus);
    }

    /** The DIP's response code; null where the answer carries none. */
    public String code() {
        if (body == null) {
            return null;
        }
        try {
            return StandardResponse.parse(body.getBytes(StandardCharsets.UTF_8)).messages().stream()
                    .map(StandardResponse.Item::code).filter(code -> code != null).findFirst().orElse(null);
        } catch (MalformedJson other) {
            return null;
        }
    }
}
