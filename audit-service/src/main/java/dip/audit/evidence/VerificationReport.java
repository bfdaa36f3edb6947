package dip.audit.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * What became of verifying a journalled delivery again.
 *
 * @param valid whether every check passed
 * @param verifiedAt epoch milliseconds
 * @param certificateJudgedAt epoch milliseconds: the signature's date, at which the certificate had to be good
 * @param subject of the certificate; null where the checks did not get so far
 * @param checks in their order
 */
@RegisterForReflection
public record VerificationReport(UUID deliveryId, boolean valid, long verifiedAt, long certificateJudgedAt, String url,
        String certificateFingerprint, String subject, List<Check> checks) {

    /** The checks, in the order in which they are made. */
    public enum Name {
        HEADERS, CONTENT_HASH, DATE, CERTIFICATE, SIGNATURE
    }

    /** What became of a check. */
    public enum Result {
        PASSED, FAILED, NOT_REACHED
    }

    /** @param detail a sentence where it failed; else null */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(Name check, Result result, String detail) {
    }
}
