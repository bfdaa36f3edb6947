package dip.egress.submission;

import dip.egress.EgressMetrics;
import dip.egress.outbox.NewMessage;
import dip.egress.sending.Senders;
import dip.egress.submission.Stored.Taken;
import dip.sending.rest.Refusal;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Takes submissions: all messages of one, or none. The same rules for every door. Blocks. */
@Singleton
class Submissions {

    private static final String KEY = "Idempotency-Key or message-id";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final SubmissionReader reader;
    private final Checks checks;
    private final SubmissionStore store;
    private final Senders senders;
    private final EgressMetrics metrics;

    Submissions(SubmissionReader reader, Checks checks, SubmissionStore store, Senders senders, EgressMetrics metrics) {
        this.reader = reader;
        this.checks = checks;
        this.store = store;
        this.senders = senders;
        this.metrics = metrics;
    }

    /**
     * @param key under which the same body is the same submission; null where there is none
     * @param correlationId the suite's own
     * @param body one message, or an array of them
     * @throws SQLException where Postgres is away: it is not known whether they were taken, and the same key tells
     */
    Answer take(String key, String correlationId, byte[] body) throws SQLException {
        byte[] hash = sha256(body);
        try {
            checkForm(KEY, key);
            checkForm("correlation-id", correlationId);
            List<Checked> checked = reader.read(body).stream().map(checks::check).toList();
            if (!checked.stream().allMatch(Checked::isGood)) {
                return wrong(key, correlationId, hash, checked);
            }
            List<NewMessage> messages = checked.stream().map(Checked::message).toList();
            return stored(store.add(key, correlationId, hash, messages), correlationId, checked);
        } catch (Refusal refusal) {
            return Answers.refused(refusal, correlationId);
        }
    }

    private Answer stored(Stored stored, String correlationId, List<Checked> checked) {
        return switch (stored) {
            case Stored.New(List<Taken> taken) -> {
                metrics.submitted("taken", taken.size());
                metrics.duplicates(taken.stream().filter(message -> message.duplicateOf() != null).count());
                checked.stream().map(each -> each.message().participant()).distinct().forEach(senders::wake);
                yield Answers.taken(taken, checked.stream().map(Checked::findings).toList(), correlationId);
            }
            case Stored.Repeated(List<Taken> taken) -> {
                metrics.submitted("repeated", taken.size());
                yield Answers.taken(taken, checked.stream().map(Checked::findings).toList(), correlationId);
            }
            case Stored.KeyUsed() -> throw conflict(checked, KEY, "Another submission has used it: take a new one.");
            case Stored.ReferenceUsed(String reference) -> throw conflict(checked, "/payload/CommonBlock/S1/senderUniqueReference",
                    "Nothing was taken: " + reference + " was handed over before. Leave it out to have a new one made.");
        };
    }

    /** What was good when it was taken stays taken, even if it would not be today. */
    private Answer wrong(String key, String correlationId, byte[] hash, List<Checked> checked) throws SQLException {
        List<Taken> before = key == null ? List.of() : store.taken(key, hash);
        if (!before.isEmpty()) {
            metrics.submitted("repeated", before.size());
            return Answers.taken(before, Collections.nCopies(before.size(), List.of()), correlationId);
        }
        metrics.submitted("refused", checked.size());
        return Answers.wrong(checked, correlationId);
    }

    private static void checkForm(String where, String id) {
        if (id != null && !ID.matcher(id).matches()) {
            throw new Refusal(400, "Bad key", where, "form", "Give 1 to 100 printable ASCII characters without spaces.");
        }
    }

    private Refusal conflict(List<Checked> messages, String where, String detail) {
        metrics.submitted("conflict", messages.size());
        return new Refusal(409, "Used before", where, "unique", detail);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
