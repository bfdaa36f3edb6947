package dip.audit.search;

import dip.audit.entry.ItemId;
import dip.audit.entry.Uuid7;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A message as search shows it; null where a field is not known.
 *
 * @param itemId the submission's ID for one of ours
 * @param recipientDipId for one of ours, where it names just one
 * @param interfaceId where the message does not say it, that of the channel
 * @param eventCode with its square brackets
 * @param correlationId the suite's own
 * @param receivedAt epoch milliseconds, as the next one; for one of ours, when it was handed over
 * @param judgedAt when validation, or ingress for a refused one, decided; for one of ours, when the DIP had answered for good
 * @param status the last attempt to tell the DIP; null where there was none; for one of ours, the DIP's answer
 */
@RegisterForReflection
public record MessageSummary(String itemId, Direction direction, State state, String recipientDipId, String channel, String interfaceId,
        String eventCode, String senderDipId, String transactionId, String senderUniqueReference, String mpan,
        String correlationId, long receivedAt, Long judgedAt, Status status) {

    /**
     * @param outcome of the call, in status-service's words; {@code accepted} or {@code failed} for one of ours
     * @param code response code; null where there is none
     * @param at epoch milliseconds
     */
    @RegisterForReflection
    public record Status(String outcome, String code, long at) {
    }

    static MessageSummary of(Row row) {
        ItemId id = new ItemId(row.getUUID("delivery_id"), row.getInteger("item"));
        return new MessageSummary(id.toString(), Direction.IN, State.of(row.getString("kind"), row.getString("outcome")),
                row.getString("recipient_dip_id"), row.getString("channel"), row.getString("interface_id"),
                row.getString("event_code"), row.getString("sender_dip_id"), row.getString("transaction_id"),
                row.getString("sender_unique_reference"), row.getString("mpan"), row.getString("correlation_id"),
                id.receivedAt(), millis(row.getOffsetDateTime("judged_at")), status(row));
    }

    static MessageSummary ofSent(Row row) {
        UUID id = row.getUUID("submission");
        List<String> recipients = recipients(row);
        Long settledAt = millis(row.getOffsetDateTime("settled_at"));
        String outcome = row.getString("outcome");
        return new MessageSummary(id.toString(), Direction.OUT, State.ofSent(outcome), recipients.size() == 1 ? recipients.getFirst() : null,
                row.getString("interface_id"), row.getString("interface_id"), row.getString("event_code"), row.getString("participant"),
                row.getString("transaction_id"), row.getString("reference"), row.getString("mpan"), row.getString("correlation_id"),
                Uuid7.millis(id), settledAt, new Status(outcome.toLowerCase(Locale.ROOT), row.getString("code"), settledAt));
    }

    static List<String> recipients(Row row) {
        String recipients = row.getString("recipients");
        return recipients.isEmpty() ? List.of() : List.of(recipients.split(" "));
    }

    static Long millis(OffsetDateTime time) {
        return time == null ? null : time.toInstant().toEpochMilli();
    }

    private static Status status(Row row) {
        String outcome = row.getString("call_outcome");
        return outcome == null ? null
                : new Status(outcome, row.getString("call_code"), millis(row.getOffsetDateTime("called_at")));
    }
}
