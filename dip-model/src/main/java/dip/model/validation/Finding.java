package dip.model.validation;

import dip.model.json.JsonWriter;
import dip.model.response.ResponseCode;

/**
 * One thing wrong with a message.
 *
 * @param pointer where: an RFC 6901 JSON pointer from the message's own root, for instance {@code /payload/CommonBlock/S0/eventCode}
 * @param rule which rule, for instance {@code maxLength} or {@code mpan-check-digit}
 * @param value the offending value, shortened; null where it is missing
 * @param advice a sentence that says what to do
 */
public record Finding(String pointer, String rule, String value, ResponseCode code, Severity severity, String advice) {

    public enum Severity {
        /** The message is refused. */
        ERROR,
        /** The message passes; the finding is reported. */
        WARNING
    }

    /** The one JSON form: an object, in verdicts, in the journal and at the command line. */
    public void writeTo(JsonWriter json) {
        json.beginObject()
                .member("pointer", pointer)
                .member("rule", rule)
                .member("value", value)
                .member("code", code.code())
                .member("text", code.text())
                .member("severity", severity.name())
                .member("advice", advice)
                .endObject();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
