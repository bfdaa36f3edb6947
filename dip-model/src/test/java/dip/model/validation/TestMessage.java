package dip.model.validation;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonLimits;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.model.time.MessageTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages made by code, good as they come; a test changes the one thing that it is about. */
final class TestMessage {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String SUPPLIER = "2300000012";
    static final String DAY = "2026-11-20T00:00:00+00:00";

    private static final long DAY_SECOND = MessageTime.epochSecond(DAY);

    private final Map<String, Object> root = new LinkedHashMap<>();

    private TestMessage(String interfaceId, String version, String event, String sender, String role) {
        set("/payload/CommonBlock/S0/interfaceID", interfaceId);
        set("/payload/CommonBlock/S0/schemaVersion", version);
        set("/payload/CommonBlock/S0/eventCode", event);
        set("/payload/CommonBlock/S1/environmentTag", "SIT");
        set("/payload/CommonBlock/S1/subText", null);
        set("/payload/CommonBlock/S1/senderUniqueReference",
                "S-" + interfaceId + '-' + sender + '-' + role + "-20261124-12345687a1234567a");
        set("/payload/CommonBlock/S1/senderTimestamp", "2026-11-24T11:59:00+00:00");
        set("/payload/CommonBlock/S1/senderDIPID", sender);
        set("/payload/CommonBlock/S1/senderRoleID", role);
        set("/payload/CommonBlock/S1/senderCorrelationID", "CI-20261124-1234567890123abce123092");
        set("/payload/CommonBlock/S1/DIPConnectionProviderID", null);
        set("/payload/CommonBlock/A0/primaryRecipients", List.of(SUPPLIER));
        set("/payload/CommonBlock/A0/secondaryRecipients", List.of());
        set("/payload/CommonBlock/A0/always", List.of());
        set("/payload/CommonBlock/D0/transactionID", "T-" + interfaceId + '-' + sender + '-' + role + "-20261124-1234CC0123456789");
        set("/payload/CommonBlock/D0/transactionTimestamp", "2026-11-24T11:59:30+00:00");
        set("/payload/CommonBlock/D0/publicationID", interfaceId.replace("IF-", "PUB-"));
        set("/payload/CommonBlock/D0/initialCorrelationID", "CI-BP09-20261124-1234567890123abce123092");
        set("/payload/CommonBlock/D0/replayIndicator", false);
        set("/payload/CommonBlock/D0/serviceTicketURL", null);
    }

    /** IF-021 of two days with 48 periods each. */
    static TestMessage consumption() {
        TestMessage message = new TestMessage("IF-021", "011", "[ActivePower]", "1400000012", "SDS").withMpan();
        message.set("/payload/CustomBlock/B044/issuingDataServiceDIPID", "1400000012");
        message.set("/payload/CustomBlock/B067/connectionTypeIndicator", "W");
        message.set("/payload/CustomBlock/B067/connectionTypeEffectiveFromDate", "2026-01-01T00:00:00+00:00");
        message.set("/payload/CustomBlock/B900/MQID/measurementQuantityID", "AI");
        message.set("/payload/CustomBlock/B900/settlementDayConsumptionPeriods", new ArrayList<>(List.of(day(0), day(1))));
        return message;
    }

    /** IF-062: the smallest message with a response block. */
    static TestMessage response() {
        TestMessage message = new TestMessage("IF-062", "011", "[MDRStartResponse]", "1500000012", "MDR").withMpan();
        message.set("/payload/CommonBlock/R0/responseCode", "A");
        message.set("/payload/CommonBlock/R0/responseMessages", new ArrayList<>());
        message.set("/payload/CustomBlock/B019/assignedMDRDIPID", "1500000012");
        message.set("/payload/CustomBlock/B019/assignedMDRMPID", "EMEB");
        message.set("/payload/CustomBlock/B019/assignedMDREffectiveFromDate", "2026-03-21T19:05:00+00:00");
        message.set("/payload/CustomBlock/B078/energyDirection", "I");
        message.set("/payload/CustomBlock/B025/energisationStatus", "D");
        message.set("/payload/CustomBlock/B025/energisationStatusEffectiveFromDate", "2026-03-21T19:05:00+00:00");
        message.set("/payload/CustomBlock/B068/consentGranularity", "H");
        message.set("/payload/CustomBlock/B068/consentGranularityEffectiveFromDate", "2026-03-21T19:05:00+00:00");
        return message;
    }

    /** IF-035 with the outcome of an appointment. */
    static TestMessage appointment(String event, String outcome, String reason) {
        TestMessage message = new TestMessage("IF-035", "011", event, "2200000012", "REGS").withMpan();
        message.set("/payload/CustomBlock/B007/responseCode", outcome);
        message.set("/payload/CustomBlock/B007/proposedAppointmentResponseCode", reason);
        message.set("/payload/CustomBlock/B012/serviceProviderAppointmentRequestingSupplierDIPID", SUPPLIER);
        message.set("/payload/CustomBlock/B012/serviceProviderAppointmentRequestingSupplierMPID", "EMEB");
        message.set("/payload/CustomBlock/B070/proposedMeteringServiceDIPID", "1200000012");
        message.set("/payload/CustomBlock/B070/proposedMeteringServiceMPID", "EMEB");
        message.set("/payload/CustomBlock/B070/proposedMeteringServiceDIPEffectiveFromDate", "2026-03-21T19:05:00+00:00");
        message.set("/payload/CustomBlock/B070/contractReferenceMeteringService", "X");
        message.set("/payload/CustomBlock/B070/appointmentScenario", "COS");
        return message;
    }

    /** IF-019 with the two kinds of place for an MPAN. */
    static TestMessage relationship() {
        TestMessage message = new TestMessage("IF-019", "011", "[LinkedImportExportCreate]", SUPPLIER, "SUP");
        message.set("/payload/CommonBlock/M1/principalMPAN", "2000056535971");
        message.set("/payload/CommonBlock/M1/distributorDIPID", "2500000012");
        message.set("/payload/CommonBlock/M1/GSPGroupID", "_A");
        Map<String, Object> item = new LinkedHashMap<>(Map.of("subsidiaryMPAN", "1900012374324"));
        message.set("/payload/CustomBlock/B090List", new ArrayList<>(List.of(item)));
        return message;
    }

    /** REP-003 around compressed bytes in base64. */
    static TestMessage report(String compressed) {
        TestMessage message = new TestMessage("REP-003", "008", "[BMUnitAllocatedDemandVolumesToMarketParticipants]", "1700000012", "ECS");
        message.set("/payload/CustomBlock/P03/compressedReport", compressed);
        return message;
    }

    private TestMessage withMpan() {
        set("/payload/CommonBlock/M0/MPANCore", "2000056535971");
        set("/payload/CommonBlock/M0/distributorDIPID", "2500000012");
        set("/payload/CommonBlock/M0/GSPGroupID", "_A");
        return this;
    }

    /** A settlement day of good periods, so many days after {@link #DAY}. */
    static Map<String, Object> day(int offset) {
        long start = DAY_SECOND + offset * 86_400L;
        List<Object> periods = new ArrayList<>();
        for (int i = 1; i <= 48; i++) {
            periods.add(period(start + i * 1_800L));
        }
        Map<String, Object> settlementDay = new LinkedHashMap<>();
        settlementDay.put("settlementDayDate", time(start));
        settlementDay.put("periodDuration", 30L);
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("settlementDay", settlementDay);
        day.put("consumptionPeriods", periods);
        return day;
    }

    private static Map<String, Object> period(long end) {
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("sp", time(end));
        period.put("v", "0.123");
        period.put("q", "A");
        period.put("e", null);
        period.put("arc", null);
        return period;
    }

    private static String time(long second) {
        return MessageTime.format(Instant.ofEpochSecond(second));
    }

    /** Sets what the pointer names; objects on the way are made, arrays have to be there. */
    TestMessage set(String pointer, Object value) {
        String[] steps = pointer.substring(1).split("/");
        Object at = root;
        for (int i = 0; i < steps.length - 1; i++) {
            at = child(at, steps[i]);
        }
        put(at, steps[steps.length - 1], value);
        return this;
    }

    TestMessage without(String pointer) {
        int slash = pointer.lastIndexOf('/');
        Object at = root;
        for (String step : pointer.substring(1, slash).split("/")) {
            at = child(at, step);
        }
        ((Map<?, ?>) at).remove(pointer.substring(slash + 1));
        return this;
    }

    DipMessage message() {
        try {
            return Delivery.single(bytes(), JsonLimits.DEFAULT);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] bytes() {
        JsonWriter json = new JsonWriter(4_096);
        write(json, root);
        return json.toBytes();
    }

    @SuppressWarnings("unchecked")
    private static Object child(Object at, String step) {
        return at instanceof List<?> list ? list.get(Integer.parseInt(step))
                : ((Map<String, Object>) at).computeIfAbsent(step, name -> new LinkedHashMap<>());
    }

    @SuppressWarnings("unchecked")
    private static void put(Object at, String step, Object value) {
        if (at instanceof List<?> list) {
            ((List<Object>) list).set(Integer.parseInt(step), value);
        } else {
            ((Map<String, Object>) at).put(step, value);
        }
    }

    private static void write(JsonWriter json, Object value) {
        switch (value) {
            case null -> json.value((String) null);
            case String text -> json.value(text);
            case Boolean flag -> json.value(flag);
            case Long number -> json.value(number);
            case List<?> list -> {
                json.beginArray();
                list.forEach(item -> write(json, item));
                json.endArray();
            }
            case Map<?, ?> map -> {
                json.beginObject();
                map.forEach((name, member) -> {
                    json.name((String) name);
                    write(json, member);
                });
                json.endObject();
            }
            default -> throw new IllegalArgumentException("no JSON: " + value);
        }
    }
}
