package dip.ingress;


/** A small message that the rules of its interface have nothing against. */
final class Samples {

    private static final String CHANGE_OF_SEGMENT = """
            {"payload":{"CommonBlock":{
              "S0":{"interfaceID":"IF-044","schemaVersion":"011","eventCode":"[MarketSegmentChange]"},
              "S1":{"environmentTag":"DEV","subText":"caf\\u00e9 é","senderUniqueReference":"S-IF-044-2200000012-REGS-20260321-%1$s",
                "senderTimestamp":"2026-03-21T19:05:00+00:00","senderDIPID":"2200000012","senderRoleID":"REGS",
                "senderCorrelationID":"CI-20260321-1234567890123abce123092","DIPConnectionProviderID":null},
              "D0":{"transactionID":"T-IF-044-2200000012-REGS-20260321-%1$s","transactionTimestamp":"2026-03-21T19:05:01+00:00",
                "publicationID":"PUB-044","initialCorrelationID":null,"replayIndicator":false,"serviceTicketURL":null},
              "M0":{"MPANCore":"2000056535971","distributorDIPID":"2500000012","GSPGroupID":"_A"}},
             "CustomBlock":{
              "B026":{"marketSegmentIndicator":"U","marketSegmentIndicatorEffectiveFromDate":"2026-03-21T19:05:00+00:00"},
              "B023":{"connectionTypeIndicator":"W","connectionTypeEffectiveFromDate":"2026-03-21T19:05:00+00:00",
                "energyDirection":"I","meteredIndicator":false}}}}""";

    private Samples() {
    }

    /** @param sequence letters and digits: the last part of the sender's reference and of the transaction's ID */
    static String good(String sequence) {
        return CHANGE_OF_SEGMENT.formatted(sequence);
    }

    /** Its energy direction is none that there is. */
    static String bad(String sequence) {
        return good(sequence).replace("\"energyDirection\":\"I\"", "\"energyDirection\":\"Q\"");
    }

    static String reference(String sequence) {
        return "S-IF-044-2200000012-REGS-20260321-" + sequence;
    }

    static String delivery(String... messages) {
        return "[" + String.join(",", messages) + "]";
    }
}
