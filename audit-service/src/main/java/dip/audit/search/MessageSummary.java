package dip.audit.search;

import dip.audit.entry.ItemId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/**
 * A message as search shows it; null where a field is not known.
 *
 * @param interfaceId where the message does not say it, that of the channel
 * @param eventCode with its square brackets
 * @param correlationId the suite's own
 * @param receivedAt epoch milliseconds, as the next one
 * @param judgedAt when validation, or ingress for a refused one, decided
 * @param status the last attempt to tell the DIP; null where there was none
 */
@RegisterForReflection
public record MessageSummary(String itemId, State state, String recipientDipId, String channel, String interfaceId,
        String eventCode, String senderDipId, String transactionId, String senderUniqueReference, String mpan,
        String correlationId, long receivedAt, Long judgedAt, Status status) {

    /**
     * @param outcome of the call, in status-service's words
     * @param code response code; null where there is none
     * @param at epoch milliseconds
     */
    @RegisterForReflection
    public record Status(String outcome, String code, long at) {
    }

    static MessageSummary of(Row row) {
        ItemId id = new ItemId(row.getUUID("delivery_id"), row.getInteger("item"));
        return new MessageSummary(id.toString(), State.of(row.getString("kind"), row.getString("outcome")),
                row.getString("recipient_dip_id"), row.getString("channel"), row.getString("interface_id"),
                row.getString("event_code"), row.getString("sender_dip_id"), row.getString("transaction_id"),
                row.getString("sender_unique_reference"), row.getString("mpan"), row.getString("correlation_id"),
                id.receivedAt(), millis(row.getOffsetDateTime("judged_at")), status(row));
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
