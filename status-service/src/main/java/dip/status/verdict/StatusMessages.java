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

/** What a verdict has to be answered with: dip-spec sections 2.3 and 4. */
@Singleton
public class StatusMessages {

    private static final String SUCCESS = "RCP0000";
    private static final String FAILED = "RCP1000";

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
        String key = verdict.transactionId() == null ? verdict.itemId() : verdict.transactionId();
        return new NewStatus(verdict.recipientDipId(), key, kind, verdict.itemId(), verdict.correlationId(),
                verdict.validatedAt(), item);
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
