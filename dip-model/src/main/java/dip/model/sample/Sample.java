package dip.model.sample;

import java.time.Instant;
import java.util.List;

/**
 * What message to make.
 *
 * @param eventCode with its square brackets
 * @param full whether optional blocks and fields that may be null are filled; otherwise the shortest message
 * @param settlementDays how many days of consumption, where the interface carries days; each has 48 periods
 * @param senderDipId null for one that fits the role
 * @param senderRole null for one that the interface allows
 * @param mpan null for a new one
 * @param recipients DIP IDs for A0's primary recipients; empty leaves A0 out
 * @param delivered what the DIP adds on its way out, block D0; null for a message as its sender makes it
 */
public record Sample(String interfaceId, String eventCode, boolean full, int settlementDays, String environment,
        String senderDipId, String senderRole, Instant sentAt, String mpan, List<String> recipients, Delivered delivered) {

    /** Block D0. @param transactionId null for a new one */
    public record Delivered(String transactionId, Instant at) {
    }

    /** The shortest message, one settlement day, environment DEV, not yet delivered. */
    public static Sample of(String interfaceId, String eventCode, Instant sentAt) {
        return new Sample(interfaceId, eventCode, false, 1, "DEV", null, null, sentAt, null, List.of(), null);
    }

    public Sample filled() {
        return new Sample(interfaceId, eventCode, true, settlementDays, environment, senderDipId, senderRole, sentAt, mpan, recipients, delivered);
    }

    public Sample days(int count) {
        return new Sample(interfaceId, eventCode, full, count, environment, senderDipId, senderRole, sentAt, mpan, recipients, delivered);
    }

    public Sample in(String tag) {
        return new Sample(interfaceId, eventCode, full, settlementDays, tag, senderDipId, senderRole, sentAt, mpan, recipients, delivered);
    }

    public Sample from(String dipId, String role) {
        return new Sample(interfaceId, eventCode, full, settlementDays, environment, dipId, role, sentAt, mpan, recipients, delivered);
    }

    public Sample about(String core) {
        return new Sample(interfaceId, eventCode, full, settlementDays, environment, senderDipId, senderRole, sentAt, core, recipients, delivered);
    }

    public Sample to(String... dipIds) {
        return new Sample(interfaceId, eventCode, full, settlementDays, environment, senderDipId, senderRole, sentAt, mpan, List.of(dipIds), delivered);
    }

    /** With block D0: as the DIP delivers it. */
    public Sample delivered(String transactionId, Instant at) {
        return new Sample(interfaceId, eventCode, full, settlementDays, environment, senderDipId, senderRole, sentAt, mpan, recipients,
                new Delivered(transactionId, at));
    }
}
