package dip.simulator.traffic;

import static dip.model.validation.RuleSet.FULL;
import static dip.model.validation.RuleSet.STRUCTURE;

import dip.model.time.MessageTime;
import dip.model.validation.RuleSet;
import dip.service.participants.ChannelPolicy;
import dip.simulator.message.MessageEdit;
import dip.simulator.run.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A message with exactly one thing wrong, delivered properly. */
public enum MessageDefect implements Defect {

    MISSING_FIELD(STRUCTURE, "RCP1021", Place.M0 + "/GSPGroupID", message -> MessageEdit.remove(message, Place.M0 + "/GSPGroupID")),
    MISSING_BLOCK(STRUCTURE, "RCP1021", Place.M0, message -> MessageEdit.remove(message, Place.M0)),
    UNKNOWN_FIELD(STRUCTURE, "RCP1001", Place.S1, message -> MessageEdit.put(message, Place.S1, "senderMood", "\"cheerful\"")),
    WRONG_TYPE(STRUCTURE, "RCP1001", Place.S1, text(Place.S1 + "/subText", "5")),
    TOO_LONG(STRUCTURE, "RCP1022", Place.S1, text(Place.S1 + "/subText", quoted("x".repeat(501)))),
    VALUE_NOT_ALLOWED(STRUCTURE, "RCP1022", Place.M0, text(Place.M0 + "/GSPGroupID", quoted("_Z"))),
    UNKNOWN_INTERFACE(STRUCTURE, "RCP1002", Place.S0, text(Place.S0 + "/interfaceID", quoted("IF-999"))),
    UNKNOWN_EVENT(STRUCTURE, "RCP1003", Place.S0, text(Place.S0 + "/eventCode", quoted("[Nothing]"))),
    OLD_SCHEMA_VERSION(STRUCTURE, "RCP1005", Place.S0, text(Place.S0 + "/schemaVersion", quoted("004"))),
    BAD_REFERENCE(STRUCTURE, "RCP1006", Place.S1, text(Place.S1 + "/senderUniqueReference", quoted("REF-1"))),
    UNKNOWN_RESPONSE_CODE(STRUCTURE, "RCP1051", Place.R0, text(Place.R0 + "/responseCode", quoted("Q"))),
    SHORT_TIMESTAMP(STRUCTURE, "RCP1007", Place.S1, text(Place.S1 + "/senderTimestamp", quoted("2026-03-21T19:05:00Z"))),

    OTHER_ENVIRONMENT(FULL, "RCP1004", Place.S1, MessageDefect::otherEnvironment),
    IMPOSSIBLE_TIMESTAMP(FULL, "RCP1007", Place.S1, text(Place.S1 + "/senderTimestamp", quoted("2026-02-30T19:05:00+00:00"))),
    FUTURE_TIMESTAMP(FULL, "RCP1008", Place.S1, message -> later(message, Place.S1 + "/senderTimestamp", Duration.ofDays(1))),
    MALFORMED_SENDER_ID(FULL, "RCP1009", Place.S1, text(Place.S1 + "/senderDIPID", quoted("SUPPLIER-1"))),
    WRONG_SENDER_ROLE(FULL, "RCP1010", Place.M0, text(Place.S1 + "/senderRoleID", quoted("XYZ"))),
    NOT_FOR_US(FULL, "RCP1041", Place.A0, text(Place.A0 + "/primaryRecipients", "[\"9999999999\"]")),
    WRONG_PUBLICATION(FULL, "RCP1042", Place.D0, text(Place.D0 + "/publicationID", quoted("PUB-999"))),
    NO_DIP_BLOCK(FULL, "RCP1043", Place.D0, message -> MessageEdit.remove(message, Place.D0)),
    IMPOSSIBLE_TRANSACTION_TIME(FULL, "RCP1044", Place.D0, text(Place.D0 + "/transactionTimestamp", quoted("2026-02-30T19:05:00+00:00"))),
    FUTURE_TRANSACTION(FULL, "RCP1045", Place.D0, message -> later(message, Place.D0 + "/transactionTimestamp", Duration.ofDays(1))),
    CONTRADICTORY_RESPONSE(FULL, "RCP1052", Place.R0, MessageDefect::acceptedWithReason),
    /** A warning by default, and then no defect: see {@link Defect#all}. */
    WRONG_CHECK_DIGIT(FULL, "RCP1061", Place.M0, MessageDefect::otherCheckDigit),
    BROKEN_REPORT(FULL, "RCP1022", Place.REPORT, text(Place.REPORT, quoted("AAAA"))),
    QUANTITY_OF_OTHER_EVENT(FULL, "ECS1002", Place.QUANTITY, MessageDefect::otherQuantity),
    PERIOD_TWICE(FULL, "ECS1006", Place.PERIOD, MessageDefect::firstPeriodTwice),
    NEGATIVE_CONSUMPTION(FULL, "ECS1010", Place.PERIOD, period("\"v\":\"-1.000\",\"q\":\"A\",\"e\":null,\"arc\":null")),
    ZERO_ESTIMATE_NOT_ZERO(FULL, "ECS1011", Place.PERIOD, period("\"v\":\"1.000\",\"q\":\"ZE\",\"e\":\"1\",\"arc\":null")),
    BEFORE_CONNECTION(FULL, "ECS1013", Place.CONNECTED, message -> later(message, Place.CONNECTED, Duration.ofDays(1000))),
    DAY_NOT_FROM_MIDNIGHT(FULL, "ECS1014", Place.DAY, message -> later(message, Place.DAY, Duration.ofHours(1))),
    NO_ESTIMATION_REASON(FULL, "ECS1015", Place.PERIOD, period("\"v\":\"1.000\",\"q\":\"E1\",\"e\":null,\"arc\":null"));

    private static final String SETTLEMENT = "ECS";
    private static final String CONSUMPTION = "IF-021";

    private final RuleSet needed;
    private final String code;
    private final String place;
    private final UnaryOperator<byte[]> damage;

    MessageDefect(RuleSet needed, String code, String place, UnaryOperator<byte[]> damage) {
        this.needed = needed;
        this.code = code;
        this.place = place;
        this.damage = damage;
    }

    /** The response code of its one finding. */
    public String code() {
        return code;
    }

    /** The smallest set of rules that finds it. */
    public RuleSet needed() {
        return needed;
    }

    @Override
    public Expected expected(ChannelPolicy policy) {
        return Expected.bad(policy, needed, code);
    }

    /** Whether a message of the interface can have the defect: it has the place, and somebody checks it there. */
    public boolean fits(String interfaceId, byte[] message) {
        return (!code.startsWith(SETTLEMENT) || interfaceId.equals(CONSUMPTION)) && MessageEdit.has(message, place);
    }

    public byte[] damage(byte[] message) {
        return damage.apply(message);
    }

    private static UnaryOperator<byte[]> text(String pointer, String json) {
        return message -> MessageEdit.replace(message, pointer, json);
    }

    /** Everything of the first settlement period but its end. */
    private static UnaryOperator<byte[]> period(String members) {
        return message -> MessageEdit.replace(message, Place.PERIOD,
                "{\"sp\":" + quoted(MessageEdit.text(message, Place.PERIOD + "/sp")) + "," + members + "}");
    }

    private static byte[] firstPeriodTwice(byte[] message) {
        return MessageEdit.replace(message, Place.PERIODS + "/1/sp", quoted(MessageEdit.text(message, Place.PERIOD + "/sp")));
    }

    private static byte[] otherEnvironment(byte[] message) {
        String pointer = Place.S1 + "/environmentTag";
        return MessageEdit.replace(message, pointer, quoted("UIT".equals(MessageEdit.text(message, pointer)) ? "SIT" : "UIT"));
    }

    private static byte[] otherQuantity(byte[] message) {
        boolean active = MessageEdit.text(message, Place.QUANTITY).startsWith("A");
        return MessageEdit.replace(message, Place.QUANTITY, quoted(active ? "RI" : "AI"));
    }

    private static byte[] acceptedWithReason(byte[] message) {
        return MessageEdit.replace(message, Place.R0, "{\"responseCode\":\"A\",\"responseMessages\":"
                + "[\"REG1021 - Requesting Supplier is not the Current Supplier\"]}");
    }

    private static byte[] otherCheckDigit(byte[] message) {
        String pointer = Place.M0 + "/MPANCore";
        String core = MessageEdit.text(message, pointer);
        int digit = core.charAt(core.length() - 1) - '0';
        return MessageEdit.replace(message, pointer, quoted(core.substring(0, core.length() - 1) + (digit + 1) % 10));
    }

    private static byte[] later(byte[] message, String pointer, Duration by) {
        Instant base = Instant.ofEpochSecond(MessageTime.epochSecond(MessageEdit.text(message, pointer)));
        return MessageEdit.replace(message, pointer, quoted(MessageTime.format(base.plus(by))));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
