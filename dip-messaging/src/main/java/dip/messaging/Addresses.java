package dip.messaging;

import dip.model.catalogue.Lane;
import java.util.Locale;

/** Every AMQP address of the suite, and the durable queue of each reader. The one home of their names. */
public final class Addresses {

    /** Verdicts on messages received; read by status and audit. */
    public static final String VERDICTS = "dip.verdicts";
    /** What flows nowhere else and has to be journalled; read by audit. */
    public static final String JOURNAL = "dip.journal";
    /** What could not be processed, with its reason; read by people and by replay. */
    public static final String DEAD_LETTER = "dip.dead-letter";
    /** Status messages received from the DIP about what we sent; read by status and audit. */
    public static final String INBOUND_STATUS = "dip.inbound.status";

    /** What the DIP's first answer made of our own messages; read by status and audit. */
    public static final String SENT = "dip.sent";
    /** Messages that business systems hand over for the DIP; read by egress. */
    public static final String SUBMIT = "dip.submit";
    /** What became of handing over; read by business systems. */
    public static final String SUBMITTED = "dip.submitted";
    /** What became of handing over messages of a case anew; read by status. */
    public static final String RESUBMITTED = "dip.resubmitted";
    /** What people should know of cases; read by whatever tells them. */
    public static final String NOTIFICATIONS = "dip.notifications";

    private static final String INBOUND = "dip.inbound.";

    /** The services that read a shared address, each from a queue of its own. */
    public enum Reader {
        VALIDATION, STATUS, AUDIT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Addresses() {
    }

    /** Messages accepted at the edge, for instance {@code dip.inbound.consumption}; read by validation and audit. */
    public static String inbound(Lane lane) {
        return INBOUND + lane.id();
    }

    /** Good messages for business systems, for instance {@code dip.validated.IF-036}. */
    public static String validated(String interfaceId) {
        return "dip.validated." + interfaceId;
    }

    /** Whether each message goes to a queue of each reader; otherwise the address has one queue of its own name. */
    public static boolean isShared(String address) {
        return address.startsWith(INBOUND) || address.equals(VERDICTS) || address.equals(SENT);
    }

    /** A reader's durable queue on a shared address, for instance {@code dip.verdicts.audit}. */
    public static String queue(String address, Reader reader) {
        return address + "." + reader.id();
    }
}
