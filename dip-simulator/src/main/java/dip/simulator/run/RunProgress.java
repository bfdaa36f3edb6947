package dip.simulator.run;

import dip.simulator.traffic.Profile;
import java.util.Map;

/**
 * How far a run is.
 *
 * @param done whether nothing more happens
 * @param planned messages asked for
 * @param generated messages made so far
 * @param delivered messages whose delivery is over, whatever the answer
 * @param settled messages of which nothing more is expected
 * @param answers answers to calls by HTTP status; {@code none} where there was none
 * @param calls all attempts
 * @param exhausted messages given up after all attempts
 * @param statuses status messages received, copies included
 * @param startedAt epoch milliseconds, as the next, which is null until the end
 * @param failure why the run failed; null where it did not
 */
public record RunProgress(String id, Profile profile, long seed, Run.Phase phase, boolean done, int planned,
        long generated, long delivered, long settled, Map<String, Long> answers, long calls, long exhausted,
        long statuses, long startedAt, Long finishedAt, String failure) {
}
