package dip.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.participant.ApiCalls;
import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.TestDip;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The DIP's API while it misbehaves, as a participant meets it. */
@QuarkusTest
class FaultsTest extends DipTest {

    @AfterEach
    void noFaults() {
        control.delete("faults");
    }

    @Test
    void aStatusIsAnsweredInPlaceOfTheWorkAsOftenAsIsAskedFor() {
        byte[] batch = batch();
        fault("{\"path\":\"/dip-channel\",\"status\":503,\"count\":2}");

        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(503);
        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(503);
        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(201);
    }

    @Test
    void tooManyCallsAreAnsweredWithAndWithoutTheTimeToWait() {
        fault("{\"path\":\"/dip-channel\",\"status\":429,\"retryAfter\":\"7\"}");
        Reply polite = supplier.post(RELATIONS, batch());
        fault("{\"path\":\"/dip-channel\",\"status\":429}");
        Reply bare = supplier.post(RELATIONS, batch());

        assertThat(polite.status()).isEqualTo(429);
        assertThat(polite.retryAfter()).isEqualTo("7");
        assertThat(bare.status()).isEqualTo(429);
        assertThat(bare.retryAfter()).isNull();
    }

    @Test
    void aBatchIsTakenAndTheConnectionCutInPlaceOfTheAnswer() throws Exception {
        byte[] batch = messages.batch(messages.relation(TestDip.DISTRIBUTOR));
        fault("{\"path\":\"/dip-channel\",\"cutAfterAccept\":true,\"answerDelayMs\":1}");

        assertThat(supplier.post(RELATIONS, batch).status()).as("no answer").isZero();
        assertThat(TestDip.webhooks().next().path()).as("delivered all the same").endsWith("/IF-019");
        assertThat(codes(supplier.post(RELATIONS, batch))).as("the cut call was taken").containsExactly("MSG1006");
    }

    @Test
    void aBatchIsTakenAndAnsweredLate() throws Exception {
        byte[] batch = messages.batch(messages.relation(TestDip.DISTRIBUTOR));
        fault("{\"path\":\"/dip-channel\",\"answerDelayMs\":400}");

        long start = System.nanoTime();
        Reply late = supplier.post(RELATIONS, batch);

        assertThat(late.status()).isEqualTo(201);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000_000L);
    }

    @Test
    void aShareOfTheCallsIsHitAndTheSameOnesForTheSameSeed() {
        List<Integer> first = statuses(5);
        List<Integer> again = statuses(5);
        List<Integer> other = statuses(6);

        assertThat(first).contains(401, 500);
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void theLongestPathHolds() {
        fault("{\"path\":\"/dip-channel\",\"status\":500,\"count\":9}");
        fault("{\"path\":\"/dip-channel/IF-019\",\"status\":504,\"count\":9}");

        assertThat(supplier.post(RELATIONS, batch()).status()).isEqualTo(504);
        assertThat(supplier.post("/dip-channel/IF-021", batch()).status()).isEqualTo(500);
    }

    @Test
    void aFaultThatCannotBeIsRefusedWithASentence() {
        assertThat(control.post("faults", "{\"path\":\"/x\",\"share\":2}").body()).contains("share is above 0");
        assertThat(control.post("faults", "{\"path\":\"/x\",\"delayMs\":-1}").statusCode()).isEqualTo(400);
        assertThat(control.post("faults", "{\"path\":\"/x\",\"status\":42}").statusCode()).isEqualTo(400);
    }

    /** Of calls without a key: cheap, and 401 where no fault hits. */
    private List<Integer> statuses(int seed) {
        fault("{\"path\":\"/dip-channel\",\"status\":500,\"count\":99,\"share\":0.5,\"seed\":" + seed + "}");
        ApiCalls stranger = supplier.withApiKey("guessed");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(stranger.post(RELATIONS, "[]").status());
        }
        return statuses;
    }

    private void fault(String json) {
        assertThat(control.post("faults", json).statusCode()).isEqualTo(201);
    }

    private byte[] batch() {
        return messages.batch(messages.relation());
    }
}
