package dip.simulator.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The DIP's journal of one message: {@code DIPJournalRecord} of release 2.2.1 (dip-spec, v2.2.1-delta). Times are
 * date-times of 25 characters, null where unknown.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeliveryStatus(
        @JsonProperty("SentDateTime") String sentDateTime,
        @JsonProperty("Interface") String interfaceId,
        @JsonProperty("SenderUniqueReference") String senderUniqueReference,
        @JsonProperty("DIPTransactionID") String transactionId,
        @JsonProperty("DIPCorrelationID") String correlationId,
        @JsonProperty("MPANCore") String mpan,
        @JsonProperty("JournalEntries") List<Entry> entries) {

    /**
     * @param duration milliseconds of the step itself
     * @param delay milliseconds from the message's arrival to the end of the step
     * @param number from 1; the first of very many steps are left out
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Entry(
            @JsonProperty("TimeGenerated") String timeGenerated,
            @JsonProperty("SenderDIPID") String senderDipId,
            @JsonProperty("Interface") String interfaceId,
            @JsonProperty("EventCode") String eventCode,
            @JsonProperty("Reason") String reason,
            @JsonProperty("SentDateTime") String sentDateTime,
            @JsonProperty("Duration") long duration,
            @JsonProperty("MessageDelayInMilliSeconds") long delay,
            @JsonProperty("SenderUniqueReference") String senderUniqueReference,
            @JsonProperty("DIPTransactionID") String transactionId,
            @JsonProperty("DIPCorrelationID") String correlationId,
            @JsonProperty("MPANCore") String mpan,
            @JsonProperty("DIPStage") Stage stage,
            @JsonProperty("Status") State status,
            @JsonProperty("StatusCode") Integer statusCode,
            @JsonProperty("Message") String message,
            @JsonProperty("Recipient") String recipient,
            @JsonProperty("Recipients") List<String> recipients,
            @JsonProperty("RecipientMap") String recipientMap,
            @JsonProperty("uri") String uri,
            @JsonProperty("rn") int number) {
    }
}
