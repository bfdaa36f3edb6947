package dip.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dip.audit.entry.ItemId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Everything the journal has about one message received.
 *
 * @param index of the item in its delivery, from 0
 * @param items in the delivery; 0 where the delivery could not be taken apart
 * @param httpStatus what the DIP was answered, for a refused one; else null
 * @param duplicateOf itemId of the first one, for duplicates; else null
 * @param findings a JSON array of objects (pointer, rule, value, code, text, severity, advice)
 * @param about for a status: the submission of the message of ours that it is about; null where that is not known
 * @param history what happened, oldest first
 */
@RegisterForReflection
public record MessageDetail(@JsonUnwrapped MessageSummary message, UUID deliveryId, int index, int items, Integer httpStatus,
        String duplicateOf, @JsonRawValue String findings, UUID about, List<Step> history) implements Detail {

    /**
     * Something that happened to the message; absent where a field does not apply.
     *
     * @param at epoch milliseconds
     * @param step {@code RECEIVED}, {@code JOURNALLED}, {@code JUDGED}, {@code CALLED}; of one of ours {@code SUBMITTED},
     *     {@code CALLED}, {@code ANSWERED}, {@code STATUS}, {@code JOURNALLED}
     * @param outcome of a judgement or an answer, or of a call in its caller's words
     * @param itemId of a status
     * @param callId as the rest, of a call; some of an answer or a status
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(long at, String step, String outcome, String itemId, String callId, String url, Integer httpStatus, String code,
            Long durationMs, String detail, String responseBody) {

        static Step of(long at, String step, String outcome) {
            return new Step(at, step, outcome, null, null, null, null, null, null, null, null);
        }

        static Step answered(long at, String outcome, int httpStatus, String code, String detail) {
            return new Step(at, "ANSWERED", outcome, null, null, null, httpStatus, code, null, detail, null);
        }

        static Step status(ItemId id, String code, String message) {
            return new Step(id.receivedAt(), "STATUS", null, id.toString(), null, null, null, code, null, message, null);
        }
    }
}
