package dip.model.validation;

import dip.model.json.JsonLimits;
import java.time.Duration;

/**
 * What the specification leaves open, as settings.
 *
 * @param foldFieldNameCase whether field names match in any case (the DIP does so on ingress);
 *     it takes effect where messages are parsed: {@link #parsing}
 * @param futureTolerance how far a timestamp may lie ahead of our clock
 * @param mpanCheckDigit severity of a wrong check digit; null switches the rule off
 * @param maxFindings after so many findings of one message the rest is not listed
 * @param maxReportBytes largest size of a decompressed REP-* report in bytes; checking one takes up to four times as much heap
 */
public record ValidationSettings(boolean foldFieldNameCase, Duration futureTolerance, Finding.Severity mpanCheckDigit,
        int maxFindings, int maxReportBytes) {

    public static final ValidationSettings DEFAULT =
            new ValidationSettings(false, Duration.ofMinutes(5), Finding.Severity.WARNING, 100, 16 * 1024 * 1024);

    /** Limits to parse with, so that reading of facts, duplicate keys and rules agree on what a field's name is. */
    public JsonLimits parsing(JsonLimits limits) {
        return limits.foldNames(foldFieldNameCase);
    }
}
