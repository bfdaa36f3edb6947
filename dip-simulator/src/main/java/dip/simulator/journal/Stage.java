package dip.simulator.journal;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where in the DIP something happened to a message, by the names of release 2.2.1. */
public enum Stage {
    INBOUND("Inbound"),
    MPAN_UPDATE("MPANUpdateQueue"),
    ADDRESSING("Addressing"),
    OUTBOUND("Outbound"),
    STATUS_MESSAGE("StatusMessage");

    private final String wireName;

    Stage(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
