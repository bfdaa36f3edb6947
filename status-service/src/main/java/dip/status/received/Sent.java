package dip.status.received;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message that we sent, and what became of it.
 *
 * @param id order of arrival here
 * @param participant our DIP ID
 * @param interfaceId for instance {@code IF-031}
 * @param recipients DIP IDs that the message names; empty where it leaves them to the DIP
 * @param state {@code sent}: the DIP has it and nobody has said more; {@code refused} by the DIP at once; else the worst of
 *     the last word of each who said something
 * @param code of the DIP's first answer; null where it carries none
 * @param stateSince when the state became what it is
 */
@RegisterForReflection
public record Sent(long id, UUID submission, String participant, String interfaceId, String event, String reference,
        String transactionId, String senderCorrelationId, String mpan, List<String> recipients, String state, Instant stateSince,
        int httpStatus, String code, String detail, int attempts, Instant submittedAt, Instant settledAt) {
}
