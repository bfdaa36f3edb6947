package dip.status.remedy;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What is done about failures of some causes.
 *
 * @param code all of a cause's code has to fit; null for any
 * @param recipient null for any, and so are the next two
 * @param delay where messages are sent again, from the failure on; with {@link Remedy#CLOSE}, from the last failure on; else null
 * @param times how often a message's content is sent again at most; 0 where it is not
 * @param owner of a case that is opened; null for none
 * @param reason why cases are closed; null where they are not
 * @param deadline of a case, from its opening on; null for none
 * @param fix what is mended before a message is sent again
 * @param webhook name of the one that is told of a case that is opened, beside the one that gets everything; null for none
 */
public record Rule(Pattern code, String recipient, String interfaceId, String participant, Remedy remedy, Duration delay, int times,
        String owner, String reason, Duration deadline, Fix fix, String webhook) {

    /** Where none is configured for a cause: people see to it. */
    static final Rule NONE = new Rule(null, null, null, null, null, null, 0, null, null, null, Fix.NONE, null);

    boolean fits(Cause cause) {
        return (code == null || code.matcher(cause.code()).matches()) && isOrAny(recipient, cause.recipient())
                && isOrAny(interfaceId, cause.channel()) && isOrAny(participant, cause.participant());
    }

    public String remedyId() {
        return remedy == null ? null : remedy.id();
    }

    /** Milliseconds until each failure is sent again; null where it is not. */
    public Long resendMillis() {
        return times > 0 ? delay.toMillis() : null;
    }

    /** Milliseconds without a failure after which a case is closed; null where it is not. */
    public Long quietMillis() {
        return remedy == Remedy.CLOSE ? delay.toMillis() : null;
    }

    public Long deadlineMillis() {
        return deadline == null ? null : deadline.toMillis();
    }

    private static boolean isOrAny(String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
