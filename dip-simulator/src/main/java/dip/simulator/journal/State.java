package dip.simulator.journal;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to a message at a {@link Stage}, by the names of release 2.2.1. */
public enum State {
    GOOD_TO_GO("GoodToGo"),
    INBOUND_RULE_FAILURE("InboundRuleFailure"),
    OK("OK"),
    SENT_TO_TOPIC("SentToTopic"),
    FAILED("Failed"),
    DELIVERED("Delivered"),
    REJECTED_BY_RECIPIENT("RejectedByRecipient"),
    DELIVERY_FAILURE("DeliveryFailure"),
    RETRYING("Retrying"),
    UNKNOWN_DELIVERY_STATUS("UnknownDeliveryStatus"),
    RETRIES_EXHAUSTED("RetriesExhausted"),
    PAUSED("Paused");

    private final String wireName;

    State(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
