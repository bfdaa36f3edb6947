package dip.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Everything the journal has about one message.
 *
 * @param index of the item in its delivery, from 0
 * @param items in the delivery; 0 where the delivery could not be taken apart
 * @param httpStatus what the DIP was answered, for a refused one; else null
 * @param duplicateOf itemId of the first one, for duplicates; else null
 * @param findings a JSON array of objects (pointer, rule, value, code, text, severity, advice)
 * @param history what happened, oldest first
 */
@RegisterForReflection
public record MessageDetail(@JsonUnwrapped MessageSummary message, UUID deliveryId, int index, int items, Integer httpStatus,
        String duplicateOf, @JsonRawValue String findings, List<Step> history) {

    /**
     * Something that happened to the message; absent where a field does not apply.
     *
     * @param at epoch milliseconds
     * @param step {@code RECEIVED}, {@code JOURNALLED}, {@code JUDGED} or {@code CALLED}
     * @param outcome of a judgement, or of a call in status-service's words
     * @param callId as the rest, of a call
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(long at, String step, String outcome, String callId, String url, Integer httpStatus, String code,
            Long durationMs, String detail, String responseBody) {

        static Step of(long at, String step, String outcome) {
            return new Step(at, step, outcome, null, null, null, null, null, null, null);
        }
    }
}
