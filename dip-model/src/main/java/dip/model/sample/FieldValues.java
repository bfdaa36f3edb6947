package dip.model.sample;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Shape.Text;
import dip.model.time.MessageTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** What the fields with a meaning hold: who, when, which MPAN, which outcome. */
final class FieldValues {

    private static final Duration PERIOD = Duration.ofMinutes(30);
    private static final int CONNECTED_DAYS_AGO = 400;
    private static final int EFFECTIVE_DAYS_AGO = 30;

    private final Catalogue catalogue;
    private final InterfaceInfo info;
    private final Sample sample;
    private final Identifiers identifiers;
    private final SplittableRandom random;
    private final TextValues texts;
    private final Instant today;
    private Instant day;
    private int period;
    private int recipient;

    FieldValues(Catalogue catalogue, InterfaceInfo info, Sample sample, Identifiers identifiers, SplittableRandom random) {
        this.catalogue = catalogue;
        this.info = info;
        this.sample = sample;
        this.identifiers = identifiers;
        this.random = random;
        this.texts = new TextValues(random);
        this.today = sample.sentAt().truncatedTo(ChronoUnit.DAYS);
        this.day = today.minus(1, ChronoUnit.DAYS);
    }

    boolean hasRecipients() {
        return !sample.recipients().isEmpty();
    }

    int recipientCount() {
        return sample.recipients().size();
    }

    boolean isDelivered() {
        return sample.delivered() != null;
    }

    int days() {
        return sample.settlementDays();
    }

    /** The settlement days end with yesterday. */
    void day(int index) {
        day = today.minus(sample.settlementDays() - index, ChronoUnit.DAYS);
    }

    void period(int index) {
        period = index;
    }

    int reasonCount() {
        return outcome().equals("R") ? 1 : 0;
    }

    /** The shape of the report that the interface's messages hold compressed. */
    Block reportShape() {
        Block custom = (Block) catalogue.variant(info.id(), sample.eventCode()).orElseThrow().payload().field("CustomBlock");
        return (Block) custom.field("schema");
    }

    String text(String holder, String name, Text shape, boolean full) {
        String known = switch (holder) {
            case "S0" -> header(name);
            case "S1", "S2" -> sender(name);
            case "D0" -> delivery(name);
            case "A0" -> sample.recipients().get(recipient++);
            case "M0", "M1" -> name.equals("MPANCore") || name.equals("principalMPAN") ? sample.mpan() : null;
            case "R0", "R1" -> name.equals("responseCode") ? outcome() : catalogue.responseCode(refusal()).message();
            case "B007" -> name.equals("responseCode") ? appointmentOutcome() : appointmentReason();
            default -> null;
        };
        boolean isEmptyByMeaning = known == null && FieldNames.isNullByMeaning(holder, name);
        return known != null || isEmptyByMeaning || shape.nullable() && !full ? known : field(name, shape);
    }

    private String header(String name) {
        return switch (name) {
            case "interfaceID" -> info.id();
            case "schemaVersion" -> info.schemaVersion();
            default -> sample.eventCode();
        };
    }

    private String sender(String name) {
        return switch (name) {
            case "environmentTag" -> sample.environment();
            case "senderUniqueReference" -> identifiers.senderReference(info.id(), sample.senderDipId(), sample.senderRole(), sample.sentAt());
            case "senderTimestamp" -> MessageTime.format(sample.sentAt());
            case "senderDIPID" -> sample.senderDipId();
            case "senderRoleID" -> sample.senderRole();
            case "senderCorrelationID" -> identifiers.correlation(sample.sentAt());
            default -> null;
        };
    }

    private String delivery(String name) {
        Sample.Delivered delivered = sample.delivered();
        return switch (name) {
            case "transactionID" -> delivered.transactionId() != null ? delivered.transactionId()
                    : identifiers.transaction(info.id(), sample.senderDipId(), sample.senderRole(), delivered.at());
            case "transactionTimestamp" -> MessageTime.format(delivered.at());
            case "publicationID" -> info.publicationId();
            case "initialCorrelationID" -> identifiers.correlation(delivered.at());
            default -> null;
        };
    }

    private String field(String name, Text shape) {
        return switch (name) {
            case "settlementDayDate" -> MessageTime.format(day);
            case "sp" -> MessageTime.format(day.plus(PERIOD.multipliedBy(period + 1L)));
            case "measurementQuantityID" -> sample.eventCode().equals("[ReactivePower]") ? "RI" : "AI";
            case "v" -> random.nextInt(3) + "." + (100 + random.nextInt(900));
            case "q" -> "A";
            case "connectionTypeEffectiveFromDate" -> MessageTime.format(today.minus(CONNECTED_DAYS_AGO, ChronoUnit.DAYS));
            default -> byType(name, shape);
        };
    }

    /** By the specification's name of the type. */
    private String byType(String name, Text shape) {
        String type = shape.name() == null ? "" : shape.name();
        if (type.endsWith("-MPAN")) {
            return identifiers.mpan();
        }
        if (type.endsWith("-DIPParticipantID")) {
            return identifiers.dipId(FieldNames.roleOf(name));
        }
        if (type.endsWith("-DIPParticipantRole")) {
            return FieldNames.roleOf(name);
        }
        Instant effective = today.minus(1 + random.nextInt(EFFECTIVE_DAYS_AGO), ChronoUnit.DAYS);
        return type.endsWith("-DateTime") ? MessageTime.format(effective)
                : type.endsWith("-Date") ? MessageTime.format(effective).substring(0, "2026-03-21".length())
                : texts.any(name, shape);
    }

    private String outcome() {
        return sample.eventCode().contains("Rejected") || sample.eventCode().contains("DeEnergised") ? "R" : "A";
    }

    private String refusal() {
        return info.id().equals("IF-014") || info.id().equals("IF-016") ? "ECS1012" : "REG0000";
    }

    private String appointmentOutcome() {
        return sample.eventCode().contains("Rejected") ? "R" : sample.eventCode().contains("Lapsed") ? "L" : "A";
    }

    private String appointmentReason() {
        return switch (appointmentOutcome()) {
            case "R" -> catalogue.responseCode("SP005").message();
            case "A" -> catalogue.responseCode("SP000").message();
            default -> null;
        };
    }
}
