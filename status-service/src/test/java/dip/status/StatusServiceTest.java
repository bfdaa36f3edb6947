package dip.status;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.JournalEntry;
import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.model.response.StandardResponse.Item;
import dip.signing.Verification;
import dip.status.FakeDip.Posted;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a verdict on the broker to a status message at the DIP. */
@QuarkusTest
class StatusServiceTest extends StatusTest {

    @Inject
    DataSource postgres;
    @Inject
    MeterRegistry metrics;

    @Test
    void rejectionIsAnsweredByOneSignedStatusMessageThatSaysWhatIsWrong() throws Exception {
        Verdict verdict = verdict(Outcome.REJECTED);

        wire.send(verdict);

        Posted posted = dip.next();
        assertThat(posted.apiKey()).isEqualTo("key of the tests");
        assertThat(posted.verification()).isInstanceOf(Verification.Valid.class);
        assertThat(posted.items()).singleElement().satisfies(item -> {
            assertThat(item).usingRecursiveComparison().ignoringFields("sentTimestamp", "help").isEqualTo(
                    new Item(verdict.transactionId(), verdict.senderUniqueReference(), "initial-correlation", null,
                            Verdicts.RECIPIENT, Verdicts.SENDER, "3300000001", "RCP1003 - Event Code Invalid", null, null));
            assertThat(item.sentTimestamp()).hasSize(25);
            assertThat(item.help()).contains("RCP1003 /payload/CommonBlock/S0/eventCode: use one of").contains("RCP1022 ");
        });
        JournalEntry.Call call = wire.call(verdict.itemId());
        assertThat(call.outcome()).isEqualTo("delivered");
        assertThat(call.httpStatus()).isEqualTo(201);
        assertThat(call.code()).isEqualTo("MSG0000");
        assertThat(call.url()).isEqualTo(dip.url() + "/statusmessage");
        assertThat(row(verdict).state).isEqualTo("delivered");
    }

    @Test
    void metricsTellHowLongTheSigningCertificateLasts() {
        double day = Duration.ofDays(1).toSeconds();

        assertThat(metrics.get("dip.certificate.expiry.seconds").tag("use", "signing").tag("owner", Verdicts.RECIPIENT).gauge().value())
                .isBetween(day - 3600, day);
        assertThat(metrics.get("dip.certificate.expiry.seconds").tag("use", "tls").tag("owner", "dip").gauge().value())
                .isBetween(day - 3600, day);
    }

    @Test
    void oneStatusMessageHoweverOftenTheVerdictComes() throws Exception {
        Verdict verdict = verdict(Outcome.REJECTED);
        Verdict last = Verdicts.accepted();

        wire.send(verdict);
        wire.send(verdict);
        wire.call(verdict.itemId());
        wire.send(verdict);
        wire.send(last);
        wire.call(last.itemId());

        assertThat(dip.soFar().stream().flatMap(posted -> posted.items().stream()).map(Item::transactionId))
                .containsExactly(verdict.transactionId(), last.transactionId());
    }

    @Test
    void goodOnesAreAnsweredByPolicyAndRepeatedOnesNever() throws Exception {
        Verdict repeated = Verdicts.verdict("IF-036", UUID.randomUUID().toString(), Outcome.REPEATED);
        Verdict unanswered = Verdicts.verdict("IF-021", UUID.randomUUID().toString(), Outcome.ACCEPTED);
        Verdict suppressed = Verdicts.verdict("IF-036", UUID.randomUUID().toString(), Outcome.SUPPRESSED);

        wire.send(repeated);
        wire.send(unanswered);
        wire.send(suppressed);
        wire.call(suppressed.itemId());

        assertThat(dip.soFar().stream().flatMap(posted -> posted.items().stream())).singleElement().satisfies(item -> {
            assertThat(item.transactionId()).isEqualTo(suppressed.transactionId());
            assertThat(item.message()).startsWith("RCP0000 - ");
            assertThat(item.help()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 207})
    void takenByTheDip(int httpStatus) throws Exception {
        dip.answer(call -> httpStatus);
        Verdict verdict = Verdicts.accepted();

        wire.send(verdict);

        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("delivered");
        assertThat(row(verdict).state).isEqualTo("delivered");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 413, 505})
    void refusedForGood(int httpStatus) throws Exception {
        dip.answer(call -> httpStatus);
        Verdict verdict = Verdicts.accepted();

        wire.send(verdict);

        JournalEntry.Call call = wire.call(verdict.itemId());
        assertThat(call.outcome()).isEqualTo("refused");
        assertThat(call.code()).isEqualTo("MSG1001");
        assertThat(row(verdict)).isEqualTo(new Row("failed", 1, httpStatus, "the DIP answered " + httpStatus));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedForWhoWeAreAndSentWhenThatIsMended(int httpStatus) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        dip.answer(call -> calls.incrementAndGet() == 1 ? httpStatus : 201);
        Verdict verdict = Verdicts.accepted();

        wire.send(verdict);

        JournalEntry.Call refused = wire.call(verdict.itemId());
        assertThat(refused.outcome()).isEqualTo("refused");
        assertThat(refused.httpStatus()).isEqualTo(httpStatus);
        assertThat(refused.detail()).contains("does not take our API key, our signature or its certificate");
        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, FakeDip.HANG_UP})
    void sentAgainByteForByte(int httpStatus) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        dip.answer(call -> calls.incrementAndGet() <= 2 ? httpStatus : 201);
        Verdict verdict = verdict(Outcome.REJECTED);

        wire.send(verdict);

        String first = dip.next().body();
        assertThat(dip.next().body()).isEqualTo(first);
        assertThat(dip.next().body()).isEqualTo(first);
        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo(httpStatus > 0 ? "busy" : "unknown");
        wire.call(verdict.itemId());
        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("delivered");
        assertThat(row(verdict).attempts).isEqualTo(3);
    }

    @Test
    void sentAgainAfterSilence() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        dip.answer(call -> calls.incrementAndGet() == 1 ? FakeDip.SILENCE : 201);
        Verdict verdict = verdict(Outcome.REJECTED);

        wire.send(verdict);

        assertThat(dip.next().body()).isEqualTo(dip.next().body());
        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("unknown");
        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("delivered");
    }

    @Test
    void sentWhenTheDipIsBack() throws Exception {
        dip.goAway();
        Verdict verdict = Verdicts.accepted();

        wire.send(verdict);
        assertThat(wire.call(verdict.itemId()).outcome()).isIn("unreachable", "unknown");
        dip.comeBack();

        assertThat(dip.next().items()).extracting(Item::transactionId).containsExactly(verdict.transactionId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul \0", "much too long"})
    void rejectionWithoutUsableTransactionIdIsAnsweredAllTheSame(String transactionId) throws Exception {
        Verdict verdict = Verdicts.verdict("IF-036", transactionId.repeat(300), Outcome.REJECTED, Verdicts.WRONG_EVENT);

        wire.send(verdict);
        wire.send(verdict);

        assertThat(wire.call(verdict.itemId()).outcome()).isEqualTo("delivered");
        assertThat(dip.next().items()).singleElement().extracting(Item::transactionId).isEqualTo(verdict.transactionId());
    }

    @Test
    void verdictThatTheServiceFailsOnHoldsNobodyUp() throws Exception {
        Verdict impossible = Verdicts.verdict(null, UUID.randomUUID().toString(), Outcome.ACCEPTED);
        Verdict next = Verdicts.accepted();

        wire.send(impossible);
        wire.send(next);

        assertThat(wire.call(next.itemId()).outcome()).isEqualTo("delivered");
        assertThat(wire.deadLetter().reason()).startsWith("the service fails on it");
    }

    @Test
    void verdictThatPostgresRefusesHoldsNobodyUp() throws Exception {
        Verdict impossible = Verdicts.verdict("IF-036", UUID.randomUUID().toString(), "nul \0", Outcome.ACCEPTED);
        Verdict next = Verdicts.accepted();

        wire.send(impossible);
        wire.send(next);

        assertThat(wire.call(next.itemId()).outcome()).isEqualTo("delivered");
        assertThat(wire.deadLetter().reason()).startsWith("Postgres refuses it");
    }

    @Test
    void whatCannotBeAnsweredGoesToTheDeadLetters() throws Exception {
        Message nonsense = Proton.message();
        nonsense.setMessageId("nonsense");

        wire.send(nonsense);

        assertThat(wire.deadLetter().reason()).isNotBlank();
    }

    private static Verdict verdict(Outcome outcome) {
        return Verdicts.verdict("IF-036", UUID.randomUUID().toString(), outcome, Verdicts.ODD_MPAN, Verdicts.WRONG_EVENT);
    }

    private record Row(String state, int attempts, int httpStatus, String detail) {
    }

    private Row row(Verdict verdict) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select state, attempts, http_status, detail from status.outbox where message_key = ?")) {
            select.setString(1, verdict.transactionId());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new Row(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getString(4));
            }
        }
    }
}
