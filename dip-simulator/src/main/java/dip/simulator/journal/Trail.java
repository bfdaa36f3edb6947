package dip.simulator.journal;

import dip.model.time.MessageTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What has become of one message, step by step; of very many steps the newest. Safe to use from many threads. */
public final class Trail {

    private static final int MOST_STEPS = 40;

    private record Timed(int number, Instant at, Step step) {
    }

    private final long sequence;
    private final Subject subject;
    private final InstantSource clock;
    private final Instant start;
    private final Deque<Timed> steps = new ArrayDeque<>(8);
    private int next;

    Trail(long sequence, Subject subject, InstantSource clock) {
        this.sequence = sequence;
        this.subject = subject;
        this.clock = clock;
        this.start = clock.instant();
    }

    public synchronized void add(Step step) {
        if (steps.size() == MOST_STEPS) {
            steps.removeFirst();
        }
        steps.add(new Timed(++next, clock.instant(), step));
    }

    long sequence() {
        return sequence;
    }

    Subject subject() {
        return subject;
    }

    synchronized DeliveryStatus status() {
        List<DeliveryStatus.Entry> entries = new ArrayList<>(steps.size());
        steps.forEach(timed -> entries.add(entry(timed)));
        return new DeliveryStatus(subject.sentAt(), subject.interfaceId(), subject.senderUniqueReference(),
                subject.transactionId(), subject.correlationId(), subject.mpan(), entries);
    }

    private DeliveryStatus.Entry entry(Timed timed) {
        Step step = timed.step();
        return new DeliveryStatus.Entry(MessageTime.format(timed.at()), subject.senderDipId(), subject.interfaceId(),
                subject.eventCode(), step.reason(), subject.sentAt(), step.millis(),
                timed.at().toEpochMilli() - start.toEpochMilli(), subject.senderUniqueReference(),
                subject.transactionId(), subject.correlationId(), subject.mpan(), step.stage(), step.state(),
                step.httpStatus(), step.message(), step.recipient(), step.recipients(), step.recipientMap(), step.uri(),
                timed.number());
    }
}
