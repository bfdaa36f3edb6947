package dip.validation.lane;

import dip.messaging.InboundItem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Messages of IF-043 as the DIP delivers them; they differ in what duplicates are told by. */
final class Messages {

    static final String RECIPIENT = "2300000001";
    static final String MPAN = "2000056535971";

    private static final String SENT = "2026-03-21T19:05:00+00:00";
    /** 2026-03-21T19:06:00Z. */
    private static final long RECEIVED = 1_774_119_960_000L;

    private Messages() {
    }

    /** @param content any number; stands for the business content */
    static String message(String transaction, String reference, int content) {
        return """
                {"payload": {"CommonBlock": {
                  "S0": {"interfaceID": "IF-043", "schemaVersion": "011", "eventCode": "[ConnectionTypeChange]"},
                  "S1": {"environmentTag": "SIT", "subText": null, "senderUniqueReference": "%s",
                         "senderTimestamp": "%s", "senderDIPID": "2200000012", "senderRoleID": "REGS",
                         "senderCorrelationID": null, "DIPConnectionProviderID": null},
                  "M0": {"MPANCore": "%s", "distributorDIPID": "25%08d", "GSPGroupID": "_A"},
                  "D0": {"transactionID": "%s", "transactionTimestamp": "%s", "publicationID": "PUB-043",
                         "initialCorrelationID": null, "replayIndicator": false, "serviceTicketURL": null}},
                 "CustomBlock": {"B023": {"connectionTypeIndicator": "W", "connectionTypeEffectiveFromDate": "%s",
                         "energyDirection": "I", "meteredIndicator": false}}}}"""
                .formatted(reference(reference), SENT, MPAN, content, transaction, SENT, SENT);
    }

    static String reference(String word) {
        return "S-IF-043-2200000012-REGS-20260321-" + word;
    }

    static InboundItem item(String body) {
        return item("IF-043", body);
    }

    static InboundItem item(String channel, String body) {
        return new InboundItem(deliveryId(), 0, 1, RECIPIENT, channel, RECEIVED, "https://localhost/webhooks", "signature",
                "date", "hash", "fingerprint", "correlation", new byte[] {'['}, body.getBytes(StandardCharsets.UTF_8),
                new byte[] {']'});
    }

    private static UUID deliveryId() {
        long low = ThreadLocalRandom.current().nextLong();
        return new UUID(RECEIVED << 16 | 0x7000L | low >>> 52, low);
    }
}
