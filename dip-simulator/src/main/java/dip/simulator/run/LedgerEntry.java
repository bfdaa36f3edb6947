package dip.simulator.run;

import dip.simulator.egress.Answer;
import dip.model.response.StandardResponse.Item;
import java.util.ArrayList;
import java.util.List;

/** What a run knows of one message. Written by egress threads and the status endpoint, read by operators. */
public final class LedgerEntry {

    private static final long NEVER = -1;

    /**
     * A status message received.
     *
     * @param at epoch milliseconds of the first
     * @param copies how often exactly the same came
     */
    public record Status(String code, long at, int copies, int fingerprint) {

        private Status again() {
            return new Status(code, at, copies + 1, fingerprint);
        }
    }

    /** What does not change. @param kind {@code good} or the defect's name */
    public record Identity(String transactionId, String senderUniqueReference, String recipient, String channel,
            String interfaceId, String event, String mpan, String kind, Expected expected) {
    }

    private final Identity identity;
    private final List<Status> statuses = new ArrayList<>(1);
    private final List<String> correlationIds = new ArrayList<>(1);
    private int attempts;
    private int http;
    private String code;
    private long acceptedAt = NEVER;
    private long answerMicros = NEVER;
    private boolean isStatusTimed;

    LedgerEntry(Identity identity) {
        this.identity = identity;
    }

    public Identity identity() {
        return identity;
    }

    /** @param answerCode the response code of this message in the answer; null where it has none */
    synchronized void answered(Answer answer, String answerCode, long now) {
        attempts++;
        http = answer.status();
        code = answerCode;
        if (answer.correlationId() != null) {
            correlationIds.add(answer.correlationId());
        }
        if (acceptedAt == NEVER && (http == 201 || http == 207)) {
            acceptedAt = now;
        }
    }

    /** @return whether no delivery of this message was over before */
    synchronized boolean finished(long micros) {
        boolean first = answerMicros == NEVER;
        answerMicros = micros;
        return first;
    }

    synchronized void statusReceived(Item status, long now) {
        int fingerprint = status.hashCode();
        for (int i = 0; i < statuses.size(); i++) {
            if (statuses.get(i).fingerprint() == fingerprint) {
                statuses.set(i, statuses.get(i).again());
                return;
            }
        }
        statuses.add(new Status(status.code(), now, 1, fingerprint));
    }

    /**
     * Milliseconds from acceptance to the first status message, told once as soon as both are known; negative otherwise.
     * A status message may well be here before the answer to the delivery is.
     */
    synchronized long statusMillisOnce() {
        if (isStatusTimed || acceptedAt == NEVER || statuses.isEmpty()) {
            return NEVER;
        }
        isStatusTimed = true;
        return Math.max(0, statuses.getFirst().at() - acceptedAt);
    }

    /** Whether nothing more is to come that was expected. */
    synchronized boolean isSettled() {
        boolean statusDue = switch (identity.expected()) {
            case Expected.Accepted(boolean positive) -> positive;
            case Expected.Rejected rejected -> true;
            case Expected.Refused refused -> false;
            case Expected.Unconnected unconnected -> false;
        };
        return answerMicros != NEVER && (!statusDue || acceptedAt == NEVER || !statuses.isEmpty());
    }

    synchronized boolean isAsExpected() {
        List<String> codes = statuses.stream().map(Status::code).toList();
        return switch (identity.expected()) {
            case Expected.Accepted(boolean positive) ->
                    acceptedAt != NEVER && codes.equals(positive ? List.of("RCP0000") : List.of());
            case Expected.Rejected(String expected) -> acceptedAt != NEVER && codes.equals(List.of(expected));
            case Expected.Refused(int status, String expected) ->
                    http == status && (expected == null || expected.equals(code)) && codes.isEmpty();
            case Expected.Unconnected unconnected -> answerMicros != NEVER && http == 0;
        };
    }

    synchronized LedgerLine line(long sequence) {
        return new LedgerLine(sequence, identity.transactionId(), identity.senderUniqueReference(), identity.recipient(),
                identity.channel(), identity.interfaceId(), identity.event(), identity.mpan(), identity.kind(),
                LedgerLine.Expectation.of(identity.expected()), attempts, http, code, List.copyOf(correlationIds),
                acceptedAt == NEVER ? null : acceptedAt, answerMicros == NEVER ? null : answerMicros,
                statuses.stream().map(LedgerLine.StatusLine::of).toList(), isAsExpected());
    }
}
