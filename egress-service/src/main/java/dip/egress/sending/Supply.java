package dip.egress.sending;

import dip.egress.EgressConfig;
import dip.egress.outbox.Claim;
import dip.egress.outbox.Outbox;
import dip.sending.Ramp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one participant's senders send. Those that become free while one claims get theirs with the next claim, all in one
 * statement; nothing is claimed that no sender waits for.
 */
final class Supply {

    private final String dipId;
    private final EgressConfig config;
    private final Outbox outbox;
    private final Ramp ramp;
    private final Room room;
    /** Not more calls than senders wait for their turn. */
    private final Queue<List<Claim>> ready = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param room shared with the other participants */
    Supply(String dipId, EgressConfig config, Outbox outbox, Ramp ramp, Room room) {
        this.dipId = dipId;
        this.config = config;
        this.outbox = outbox;
        this.ramp = ramp;
        this.room = room;
    }

    /** @return of one channel, what one call takes; to be followed by {@link #done}. Empty where nothing is due. */
    List<Claim> next() throws SQLException, InterruptedException {
        turn.lock();
        try {
            if (ready.isEmpty()) {
                claim(1 + turn.getQueueLength());
            }
            return ready.isEmpty() ? List.of() : ready.remove();
        } finally {
            turn.unlock();
        }
    }

    /** What became of them is written down. */
    void done(List<Claim> claims) {
        room.give(bytes(claims));
    }

    /** Whether there may be more that would have been in the call. */
    boolean isFull(List<Claim> claims) {
        return claims.size() == config.sending().batch() || bytes(claims) > config.batchBytes() / 2;
    }

    private void claim(int calls) throws SQLException, InterruptedException {
        long left = room.take(config.sending().poll());
        if (left == 0) {
            return;
        }
        long held = 0;
        try {
            long bytes = Math.min(left, (long) calls * config.batchBytes());
            List<Claim> claims = outbox.claim(dipId, ramp.resting(), calls * config.sending().batch(), bytes, config.sending().lease());
            List<Claim> rest = fill(calls, claims);
            held = ready.stream().mapToLong(Supply::bytes).sum();
            if (!rest.isEmpty()) {
                outbox.release(rest, Duration.ZERO);
            }
        } finally {
            room.give(left - held);
        }
    }

    /** @return those that are more than fit in so many calls */
    private List<Claim> fill(int calls, List<Claim> claims) {
        List<Claim> rest = claims;
        while (ready.size() < calls && !rest.isEmpty()) {
            int fitting = fitting(rest);
            ready.add(rest.subList(0, fitting));
            rest = rest.subList(fitting, rest.size());
        }
        return rest;
    }

    private int fitting(List<Claim> claims) {
        int count = 0;
        long bytes = 0;
        for (Claim claim : claims) {
            bytes += claim.json().length;
            if (count == config.sending().batch() || count > 0 && bytes > config.batchBytes()) {
                break;
            }
            count++;
        }
        return count;
    }

    private static long bytes(List<Claim> claims) {
        return claims.stream().mapToLong(claim -> claim.json().length).sum();
    }
}
