package dip.audit.search;

import dip.audit.JournalReader;
import dip.audit.entry.ItemId;
import dip.audit.entry.Uuid7;
import dip.audit.problem.NotJournalled;
import dip.audit.search.MessageDetail.Step;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.ResponseCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One message of ours, by its submission's ID, and the statuses about it. */
@ApplicationScoped
class SentStore {

    /** How long after a message statuses about it are looked for: later ones would cost a look at every day since. */
    static final int FOLLOWED_DAYS = 92;
    static final int MOST_STATUSES = 100;

    private static final long FOLLOWED = Duration.ofDays(FOLLOWED_DAYS).toMillis();
    /** Clocks of several machines differ. */
    private static final long AHEAD = Duration.ofDays(1).toMillis();

    private static final String MESSAGE = """
            select s.submission, s.participant, s.interface_id, s.event_code, s.reference, s.sender_correlation_id, s.mpan, s.recipients,
                s.correlation_id, s.journalled_at, a.outcome, a.settled_at, a.http_status, a.code, a.detail, a.attempts, a.transaction_id
            from audit.sent s join audit.sent_answer a on a.submission = $1
            where s.submission = $1 order by a.settled_at""";
    private static final String CALLS = """
            select a.call_id, a.started_at, a.outcome, a.code, c.url, c.http_status, c.duration_ms, c.detail, c.response_body
            from audit.submission_call a
            left join audit.call c on c.call_id = a.call_id and c.started_at = a.started_at
            where a.submission = $1
            order by a.started_at, a.call_id""";
    private static final String STATUSES = """
            (select i.delivery_id, i.item, i.recipient_dip_id, i.body from audit.item i
             where i.kind = 'STATUS' and i.delivery_id >= $1 and i.delivery_id < $2 and i.sender_unique_reference = $3)
            union all
            (select i.delivery_id, i.item, i.recipient_dip_id, i.body from audit.item i
             where i.kind = 'STATUS' and i.delivery_id >= $1 and i.delivery_id < $2 and i.sender_unique_reference is null
               and i.transaction_id = any($4))
            order by 1, 2 limit %d""".formatted(MOST_STATUSES);
    private static final String BY_REFERENCE = """
            select s.submission, s.participant from audit.sent s
            where s.submission >= $1 and s.submission < $2 and s.reference = $3 order by s.submission limit 10""";
    private static final String BY_TRANSACTION = """
            select s.submission, s.participant from audit.sent_answer a
            join audit.sent s on s.submission = a.submission and s.submission >= $1 and s.submission < $2
            where a.submission >= $1 and a.submission < $2 and a.transaction_id = $3 order by s.submission limit 10""";
    private static final String BODY = "select body from audit.sent where submission = $1";

    private final JournalReader reader;

    SentStore(JournalReader reader) {
        this.reader = reader;
    }

    /** Fails with {@link NotJournalled}. */
    Uni<Detail> detail(UUID submission) {
        return reader.query(MESSAGE, Tuple.of(submission)).chain(answers -> {
            List<Row> rows = rows(answers, submission);
            return reader.query(CALLS, Tuple.of(submission))
                    .chain(calls -> statuses(submission, rows).map(statuses -> detail(submission, rows, calls, statuses)));
        });
    }

    /** As it was sent; fails with {@link NotJournalled}. */
    Uni<byte[]> body(UUID submission) {
        return reader.query(BODY, Tuple.of(submission)).map(found -> rows(found, submission).getFirst().getBuffer("body").getBytes());
    }

    /** What a status received is about, by its reference, else by its transaction ID; empty where that is not journalled, or not clear. */
    Uni<Optional<UUID>> about(MessageSummary status) {
        String reference = status.senderUniqueReference();
        String named = reference == null ? status.transactionId() : reference;
        if (named == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Tuple range = Tuple.of(Uuid7.floor(status.receivedAt() - FOLLOWED), Uuid7.floor(status.receivedAt() + AHEAD), named);
        return reader.query(reference == null ? BY_TRANSACTION : BY_REFERENCE, range).map(found -> only(found, status.recipientDipId()));
    }

    private static Optional<UUID> only(RowSet<Row> found, String participant) {
        List<UUID> all = new ArrayList<>();
        List<UUID> own = new ArrayList<>();
        found.forEach(row -> (row.getString("participant").equals(participant) ? own : all).add(row.getUUID("submission")));
        List<UUID> candidates = own.isEmpty() ? all : own;
        return candidates.stream().distinct().count() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private static List<Row> rows(RowSet<Row> found, UUID submission) {
        List<Row> rows = new ArrayList<>();
        found.forEach(rows::add);
        if (rows.isEmpty()) {
            throw new NotJournalled("There is no message of ours " + submission + ", or it is not journalled yet.");
        }
        return rows;
    }

    private Uni<List<Step>> statuses(UUID submission, List<Row> answers) {
        Row sent = answers.getFirst();
        String[] transactions = answers.stream().map(answer -> answer.getString("transaction_id")).filter(id -> id != null).toArray(String[]::new);
        long from = Uuid7.millis(submission);
        return reader.query(STATUSES, Tuple.of(Uuid7.floor(from), Uuid7.floor(from + FOLLOWED), sent.getString("reference"), transactions))
                .map(rows -> {
                    List<Step> steps = new ArrayList<>();
                    rows.forEach(row -> status(row, sent.getString("participant")).ifPresent(steps::add));
                    return steps;
                });
    }

    /** One for another participant of ours, who happens to use the same reference, is not about this message. */
    private static Optional<Step> status(Row row, String participant) {
        byte[] body = row.getBuffer("body").getBytes();
        String message = null;
        String recipient = null;
        try {
            JsonDocument json = JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT);
            message = json.stringOrNull(json.member(json.root(), "message"));
            recipient = json.stringOrNull(json.member(json.root(), "recipientID"));
        } catch (MalformedJson unreadable) {
            // Kept and shown as it came: by its own facts it was about this message.
        }
        boolean isOurs = participant.equals(recipient) || participant.equals(row.getString("recipient_dip_id"));
        ItemId id = new ItemId(row.getUUID("delivery_id"), row.getInteger("item"));
        return isOurs ? Optional.of(Step.status(id, message == null ? null : ResponseCode.codeIn(message), message)) : Optional.empty();
    }

    private static Detail detail(UUID submission, List<Row> answers, RowSet<Row> calls, List<Step> statuses) {
        Row last = answers.getLast();
        List<Step> history = new ArrayList<>();
        history.add(Step.of(Uuid7.millis(submission), "SUBMITTED", null));
        calls.forEach(call -> history.add(MessageStore.called(call)));
        answers.forEach(answer -> history.add(Step.answered(MessageSummary.millis(answer.getOffsetDateTime("settled_at")),
                answer.getString("outcome"), answer.getInteger("http_status"), answer.getString("code"), answer.getString("detail"))));
        history.addAll(statuses);
        history.add(Step.of(MessageSummary.millis(last.getOffsetDateTime("journalled_at")), "JOURNALLED", null));
        history.sort(Comparator.comparingLong(Step::at));
        return new SentDetail(MessageSummary.ofSent(last), MessageSummary.recipients(last), last.getString("sender_correlation_id"),
                last.getInteger("http_status"), last.getString("detail"), last.getInteger("attempts"), List.copyOf(history));
    }
}
