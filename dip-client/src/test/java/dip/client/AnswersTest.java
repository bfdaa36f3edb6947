package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of dip-spec sections 2.3 and 2.4, and what it leaves open. */
class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "201, delivered", "207, delivered", "200, delivered", "202, delivered",
        "400, refused", "401, refused", "403, refused", "404, refused", "405, refused", "406, refused", "413, refused",
        "505, refused", "302, refused", "409, refused",
        "408, busy", "429, busy", "500, busy", "502, busy", "503, busy", "504, busy", "501, busy", "520, busy"})
    void everyStatusHasItsOutcome(int httpStatus, String id) {
        Tried outcome = answer(httpStatus, "");

        assertThat(outcome.id()).isEqualTo(id);
        assertThat(outcome.httpStatus()).isEqualTo(httpStatus);
        assertThat(outcome.detail()).isEqualTo("the DIP answered " + httpStatus);
        assertThat(outcome.body()).isNull();
    }

    @Test
    void acceptedNamesTheTransactions() {
        Accepted accepted = (Accepted) answer(201, response(item("T-1", "MSG0000 - Success"), item(null, "MSG0000 - Success"),
                item("T-2", "MSG0000 - Success")));

        assertThat(accepted.transactionIds()).containsExactly("T-1", "T-2");
        assertThat(accepted.code()).isEqualTo("MSG0000");
    }

    @Test
    void rejectedSaysEachReasonOnce() {
        Rejected rejected = (Rejected) answer(400, response(item(null, "MSG1001 -Schema Failure"),
                item(null, "MSG1001 -Schema Failure"), item(null, "MSG1006 - Duplicated")));

        assertThat(rejected.reasons()).containsExactly("MSG1001 -Schema Failure", "MSG1006 - Duplicated");
        assertThat(rejected.code()).isEqualTo("MSG1001");
        assertThat(rejected.isAboutContent()).isTrue();
    }

    @Test
    void onlySomeRefusalsAreAboutTheContent() {
        assertThat(((Rejected) answer(413, "")).isAboutContent()).isTrue();
        assertThat(((Rejected) answer(401, "")).isAboutContent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{}", "{\"messageArray\":7}"})
    void answerThatIsNoStandardResponseNamesNothing(String body) {
        Accepted accepted = (Accepted) answer(201, body);

        assertThat(accepted.items()).isEmpty();
        assertThat(accepted.code()).isNull();
        assertThat(accepted.body()).isEqualTo(body);
    }

    @Test
    void longAnswerIsReadWholeAndShownInPart() {
        Item[] many = new Item[500];
        Arrays.setAll(many, i -> item("T-" + i, "MSG0000 - Success"));

        Accepted accepted = (Accepted) answer(201, response(many));

        assertThat(accepted.transactionIds()).hasSize(500);
        assertThat(accepted.body()).hasSize(8192);
    }

    private static Tried answer(int httpStatus, String body) {
        return Answers.of(httpStatus, body.getBytes(StandardCharsets.UTF_8), Optional.<Duration>empty());
    }

    private static String response(Item... items) {
        return new String(new StandardResponse(List.of(items), "2026-03-21T19:05:00+00:00").toJson(), StandardCharsets.UTF_8);
    }

    private static Item item(String transactionId, String message) {
        return new Item(transactionId, null, null, null, "0000000000", null, null, message, null, null);
    }
}
