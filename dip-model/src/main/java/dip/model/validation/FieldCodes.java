package dip.model.validation;

import java.util.Locale;
import java.util.Map;

/** Which response code a structural violation gets: the field's own where the list has one, else by rule (dip-spec section 4.1). */
final class FieldCodes {

    private static final String SCHEMA_FAILURE = "RCP1001";
    private static final String MISSING = "RCP1021";
    private static final String INVALID_VALUE = "RCP1022";
    private static final String COMMON = "/payload/commonblock/";

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("s0/interfaceid", "RCP1002"),
            Map.entry("s0/eventcode", "RCP1003"),
            Map.entry("s0/schemaversion", "RCP1005"),
            Map.entry("s1/environmenttag", "RCP1004"),
            Map.entry("s1/senderuniquereference", "RCP1006"),
            Map.entry("s1/sendertimestamp", "RCP1007"),
            Map.entry("s1/senderdipid", "RCP1009"),
            Map.entry("s1/senderroleid", "RCP1010"),
            Map.entry("s1/sendercorrelationid", "RCP1046"),
            Map.entry("d0/publicationid", "RCP1042"),
            Map.entry("d0/transactionid", "RCP1043"),
            Map.entry("d0/transactiontimestamp", "RCP1044"),
            Map.entry("d0/initialcorrelationid", "RCP1046"),
            Map.entry("d0/replayindicator", "RCP1047"),
            Map.entry("r0/responsecode", "RCP1051"));

    private FieldCodes() {
    }

    /** @param rule JSON Schema's keyword */
    static String of(String pointer, String rule) {
        String path = pointer.toLowerCase(Locale.ROOT);
        String field = path.startsWith(COMMON) ? path.substring(COMMON.length()) : "";
        if (field.startsWith("a0/")) {
            return "RCP1041";
        }
        String own = FIELDS.get(field);
        return own != null ? own : byRule(path, rule);
    }

    private static String byRule(String path, String rule) {
        return switch (rule) {
            case "required" -> isFrame(path) ? SCHEMA_FAILURE : MISSING;
            case "type", "additionalProperties" -> SCHEMA_FAILURE;
            default -> INVALID_VALUE;
        };
    }

    private static boolean isFrame(String path) {
        return path.equals("/payload") || path.equals("/payload/commonblock") || path.equals("/payload/customblock")
                || path.equals("/payload/commonblock/s0");
    }
}
