package dip.audit.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dip.audit.search.MessageDetail.Step;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Everything the journal has about one message of ours.
 *
 * @param recipients DIP IDs that it names; empty where it leaves them to the DIP
 * @param senderCorrelationId null where it answers nothing
 * @param httpStatus of the DIP's last final answer, as the next two
 * @param detail null where there is nothing to say
 * @param attempts calls that had carried it by then
 * @param history what happened, oldest first; statuses as far as they came within {@value SentStore#FOLLOWED_DAYS} days, the first
 *     {@value SentStore#MOST_STATUSES}
 */
@RegisterForReflection
public record SentDetail(@JsonUnwrapped MessageSummary message, List<String> recipients, String senderCorrelationId, int httpStatus,
        String detail, int attempts, List<Step> history) implements Detail {
}
