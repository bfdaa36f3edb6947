package dip.ingress;

import java.util.Locale;

/**
 * Each reason for which a delivery, or a message of it, is not accepted, with the HTTP status and the DIP's response
 * code that say so. The DIP does not repeat after 4xx, except 408 and 429, and repeats after 500 and 503 (dip-spec section 2.4).
 */
public enum Refusal {

    NOT_A_WEBHOOK(404, "RCP1000"),
    UNKNOWN_RECIPIENT(404, "RCP1041"),
    UNKNOWN_CHANNEL(404, "RCP1042"),
    METHOD_NOT_ALLOWED(405, "RCP1000"),
    CLIENT_NOT_ALLOWED(403, "RCP1000"),
    BODY_TIMEOUT(408, "RCP1000"),
    BODY_TOO_LARGE(413, "RCP1000"),
    TOO_MANY_MESSAGES(413, "RCP1000"),
    SIGNATURE_INVALID(400, "RCP9999"),
    MALFORMED_JSON(400, "RCP1001"),
    /** The code is that of the message's first finding. */
    CONTENT_INVALID(400, "RCP1000"),
    /** Whether the signing certificate has been revoked is not known now: not accepted, and to be repeated. */
    REVOCATION_UNKNOWN(503, "RCP1000"),
    OVERLOADED(429, "RCP1000"),
    BROKER_AWAY(503, "RCP1000"),
    /** A fault of ours: never what a delivery contains. */
    INTERNAL_ERROR(500, "RCP1000");

    private final int status;
    private final String code;

    Refusal(int status, String code) {
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** For instance {@code RCP9999}. */
    public String code() {
        return code;
    }

    /** In metrics, logs and findings, for instance {@code signature-invalid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
