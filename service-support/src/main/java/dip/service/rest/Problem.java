package dip.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a request was not answered (RFC 9457).
 *
 * @param title what, in a few words
 * @param status the HTTP status
 * @param detail a sentence that says what to do
 * @param where the parameter at fault; null where it is none's
 * @param rule that it broke; null likewise
 * @param correlationId also in the log and in the answer's header
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String title, int status, String detail, String where, String rule, String correlationId) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
