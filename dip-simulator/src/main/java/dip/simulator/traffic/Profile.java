package dip.simulator.traffic;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of traffic. */
public enum Profile {
    /** A message of any interface now and then. */
    @JsonProperty("trickle") TRICKLE(1, 0),
    /** Appointments and their activations (IF-036) at a set rate, as in the evening. */
    @JsonProperty("peak") PEAK(100, 0),
    /** IF-021 from one day to 200 days. */
    @JsonProperty("consumption") CONSUMPTION(0, 0),
    /** All interfaces that the recipient may get, weighted like a usual day. */
    @JsonProperty("mixed") MIXED(0, 0.02),
    /** Each way in which a delivery can be wrong, a good one after each. */
    @JsonProperty("hostile") HOSTILE(0, 0.5);

    private final double ratePerSecond;
    private final double wrongShare;

    Profile(double ratePerSecond, double wrongShare) {
        this.ratePerSecond = ratePerSecond;
        this.wrongShare = wrongShare;
    }

    /** Messages a second; 0 for as fast as the recipients answer. */
    public double ratePerSecond() {
        return ratePerSecond;
    }

    public double wrongShare() {
        return wrongShare;
    }
}
