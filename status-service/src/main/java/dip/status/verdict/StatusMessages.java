package dip.status.verdict;

import dip.messaging.Verdict;
import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse;
import dip.model.time.MessageTime;
import dip.model.validation.Finding;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.status.outbox.NewStatus;
import dip.status.outbox.NewStatus.Kind;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a verdict has to be answered with: dip-spec sections 2.3 and 4. */
@Singleton
public class StatusMessages {

    private static final String SUCCESS = "RCP0000";
    private static final String FAILED = "RCP1000";
    private static final Pattern TRANSACTION_ID = Pattern.compile("[0-9A-Za-z._-]{1,100}");

    private final Participants participants;
    private final Catalogue catalogue;
    private final InstantSource clock;

    StatusMessages(Participants participants, Catalogue catalogue, InstantSource clock) {
        this.participants = participants;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Nothing for a repeated message, which has had its answer, and for a good one whose channel wants none.
     *
     * @throws NotOurs where the verdict is for nobody whom this service answers for
     */
    public Optional<NewStatus> answer(Verdict verdict) throws NotOurs {
        Participant participant = participants.find(verdict.recipientDipId())
                .orElseThrow(() -> new NotOurs(verdict.recipientDipId()));
        return switch (verdict.outcome()) {
            case REPEATED -> Optional.empty();
            case REJECTED -> Optional.of(status(verdict, Kind.NEGATIVE, worst(verdict)));
            case ACCEPTED, SUPPRESSED -> participant.policy(verdict.interfaceId()).positiveStatus()
                    ? Optional.of(status(verdict, Kind.POSITIVE, catalogue.responseCode(SUCCESS)))
                    : Optional.empty();
        };
    }

    private NewStatus status(Verdict verdict, Kind kind, ResponseCode code) {
        StandardResponse.Item item = new StandardResponse.Item(verdict.transactionId(), verdict.senderUniqueReference(),
                correlation(verdict), MessageTime.format(clock.instant()), verdict.recipientDipId(), verdict.senderDipId(),
                verdict.connectionProviderId(), code.message(), Help.of(verdict.findings()), null);
        return new NewStatus(verdict.recipientDipId(), messageKey(verdict), kind, verdict.itemId(), verdict.correlationId(),
                verdict.validatedAt(), item);
    }

    /** The DIP's own IDs are of this form; one that is not was not made by it and identifies nothing. */
    private static String messageKey(Verdict verdict) {
        String transactionId = verdict.transactionId();
        return transactionId != null && TRANSACTION_ID.matcher(transactionId).matches() ? transactionId : verdict.itemId();
    }

    private static String correlation(Verdict verdict) {
        return verdict.initialCorrelationId() == null ? verdict.senderCorrelationId() : verdict.initialCorrelationId();
    }

    /** Of the first error: validation lists them as they stand in the message. */
    private ResponseCode worst(Verdict verdict) {
        return verdict.findings().stream().filter(Finding::isError).findFirst().map(Finding::code)
                .orElseGet(() -> catalogue.responseCode(FAILED));
    }
}
