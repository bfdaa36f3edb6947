package dip.model.validation;

import static dip.model.validation.Finding.Severity.ERROR;
import static dip.model.validation.Finding.Severity.WARNING;

import dip.model.validation.Finding.Severity;

/**
 * The rules beyond structure: name, code and severity of each, in one place ({@code docs/reference/validation-rules.md}
 * says why). A warning is what rests on an inference, or on a fault that does the recipient no harm.
 */
enum Rule {
    SCHEMA_VERSION("schema-version", "RCP1005", ERROR),
    CHANNEL("channel", "RCP1002", ERROR),
    ENVIRONMENT("environment", "RCP1004", ERROR),
    SENDER_ID("sender-id", "RCP1009", ERROR),
    SENDER_ROLE("sender-role", "RCP1010", ERROR),
    SENDER_ROLE_INFERRED("sender-role-inferred", "RCP1010", WARNING),
    REFERENCE_FORM("reference-form", "RCP1006", ERROR),
    REFERENCE_INTERFACE("reference-interface", "RCP1023", WARNING),
    REFERENCE_SENDER("reference-sender", "RCP1023", WARNING),
    REFERENCE_DATE("reference-date", "RCP1023", WARNING),
    SENDER_TIME("sender-time", "RCP1007", ERROR),
    SENDER_TIME_FUTURE("sender-time-future", "RCP1008", ERROR),
    SENDER_CORRELATION("sender-correlation", "RCP1046", WARNING),
    RECIPIENT("recipient", "RCP1041", ERROR),
    DELIVERY_BLOCK("delivery-block", "RCP1043", ERROR),
    TRANSACTION_ID("transaction-id", "RCP1043", ERROR),
    TRANSACTION_TIME("transaction-time", "RCP1044", ERROR),
    TRANSACTION_TIME_FUTURE("transaction-time-future", "RCP1045", ERROR),
    PUBLICATION("publication", "RCP1042", ERROR),
    INITIAL_CORRELATION("initial-correlation", "RCP1046", WARNING),
    REPLAY("replay", "RCP1047", WARNING),
    DATE_TIME("date-time", "RCP1022", ERROR),
    RESPONSE_ACCEPTED("response-accepted", "RCP1052", ERROR),
    RESPONSE_REASON("response-reason", "RCP1052", WARNING),
    RESPONSE_EVENT("response-event", "RCP1052", ERROR),
    OUTCOME_ACCEPTED("outcome-accepted", "RCP1023", ERROR),
    OUTCOME_REASON("outcome-reason", "RCP1023", WARNING),
    OUTCOME_EVENT("outcome-event", "RCP1023", ERROR),
    MPAN_CHECK_DIGIT("mpan-check-digit", "RCP1061", WARNING),
    QUANTITY("settlement-quantity", "ECS1002", ERROR),
    DURATION("settlement-duration", "ECS1004", ERROR),
    DAY_START("settlement-day-start", "ECS1014", ERROR),
    DAY_REPEATED("settlement-day-repeated", "RCP1023", WARNING),
    PERIOD_END("settlement-period-end", "ECS1005", ERROR),
    PERIOD_DUPLICATED("settlement-period-duplicated", "ECS1006", ERROR),
    PERIOD_OVERLAPS("settlement-period-overlaps", "ECS1007", ERROR),
    PERIOD_BEFORE_CONNECTION("settlement-period-before-connection", "ECS1013", ERROR),
    NEGATIVE("settlement-negative", "ECS1010", ERROR),
    ZERO_ESTIMATE("settlement-zero-estimate", "ECS1011", ERROR),
    ESTIMATION_REASON("settlement-estimation-reason", "ECS1015", ERROR),
    AMENDMENT_REASON("settlement-amendment-reason", "ECS1016", WARNING),
    REPORT_BASE64("report-base64", "RCP1022", ERROR),
    REPORT_ZLIB("report-zlib", "RCP1022", ERROR),
    REPORT_SIZE("report-size", "RCP1000", ERROR),
    REPORT_JSON("report-json", "RCP1022", ERROR),
    REPORT_STRUCTURE("report-structure", "RCP1001", ERROR);

    private final String id;
    private final String code;
    private final Severity severity;

    Rule(String id, String code, Severity severity) {
        this.id = id;
        this.code = code;
        this.severity = severity;
    }

    String id() {
        return id;
    }

    String code() {
        return code;
    }

    Severity severity() {
        return severity;
    }
}
