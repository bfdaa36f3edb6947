package dip.simulator;

import dip.simulator.behaviour.Behaviour.RepeatedReferences;
import dip.simulator.egress.Stop.Direction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simulator's settings. Who takes part on this DIP stands in {@code dip.participants}: a participant with an API
 * key may call the DIP API, the others only appear as senders of generated traffic.
 */
@ConfigMapping(prefix = "dip.simulator")
public interface SimulatorConfig {

    /** Directory of keys and certificates; filled at start where it is empty. */
    Path pkiDir();

    /** Start of each participant's webhook URLs, by DIP ID: {@code /<interface>} and {@code /statusmessage} follow it. */
    Map<String, String> webhooks();

    Api api();

    /** Faults that are there from the start, by the start of the paths that they hold for. */
    Map<String, Fault> faults();

    Behaviour behaviour();

    /** Where the DIP is stopped from the start. */
    List<Stop> stops();

    Egress egress();

    State state();

    /** How long a run that has sent everything waits for the status messages that it expects. */
    @WithDefault("60s")
    Duration statusWait();

    /** The DIP's API, over mutual TLS. */
    interface Api {

        @WithDefault("127.0.0.1")
        String host();

        @WithDefault("9443")
        int port();

        /** What callers sign, without the path; left out, {@code https://localhost:<port>}. */
        Optional<String> url();

        /** How far the date of a signature may lie from our clock, either way. */
        @WithDefault("5m")
        Duration allowedSkew();

        @WithDefault("16777216")
        @Min(1)
        int maxBodyBytes();
    }

    /** How the DIP API misbehaves; what the parts mean stands with {@link dip.simulator.channel.Faults.Fault}. */
    interface Fault {

        @WithDefault("0")
        int status();

        @WithDefault("2147483647")
        @Min(1)
        int count();

        @WithDefault("0s")
        Duration delay();

        @WithDefault("false")
        boolean cutAfterAccept();

        @WithDefault("0s")
        Duration answerDelay();

        Optional<String> retryAfter();

        @WithDefault("1")
        double share();

        @WithDefault("0")
        long seed();
    }

    /** What the parts mean stands with {@link dip.simulator.egress.Stop}. */
    interface Stop {

        Optional<String> participant();

        Optional<String> channel();

        Optional<Direction> direction();

        Optional<Integer> answer();
    }

    /** What the DIP does beyond the usual; what the parts mean stands with {@link dip.simulator.behaviour.Behaviour}. */
    interface Behaviour {

        L2 l2();

        L4 l4();

        Optional<String> failureCode();

        @WithDefault("answer")
        RepeatedReferences repeatedReferences();

        Rate rate();

        interface Rate {

            @WithDefault("0")
            double perSecond();

            @WithDefault("1")
            int burst();

            @WithDefault("false")
            boolean retryAfter();
        }

        interface L2 {

            @WithDefault("false")
            boolean checkRecipients();

            @WithDefault("0")
            double share();

            @WithDefault("0")
            long seed();

            Optional<List<String>> codes();
        }

        interface L4 {

            @WithDefault("false")
            boolean answers();

            @WithDefault("0")
            double share();

            @WithDefault("0")
            long seed();

            Optional<List<String>> codes();

            Optional<List<String>> recipients();

            Map<String, String> mpans();
        }
    }

    /** Calls to the participants' webhooks. */
    interface Egress {

        /** Calls at once to one participant; a retried call holds its thread, as on the DIP. */
        @WithDefault("16")
        @Min(1)
        @Max(512)
        int threads();

        /** Calls that wait for a thread, for one participant. */
        @WithDefault("64")
        @Min(1)
        int queue();

        @WithDefault("10s")
        Duration timeout();

        @WithDefault("200ms")
        Duration firstRetry();

        /** Waits double from {@link #firstRetry} up to this. */
        @WithDefault("10s")
        Duration longestRetry();

        /** Calls in all, then the message is given up (RetriesExhausted). */
        @WithDefault("8")
        @Min(1)
        int attempts();
    }

    /** Bounds on what is kept in memory; the oldest goes first. */
    interface State {

        /** Messages in the ledgers of all runs together. */
        @WithDefault("100000")
        @Min(1)
        int messages();

        /** Runs whose ledger is kept. */
        @WithDefault("20")
        @Min(1)
        int runs();

        /** Sender unique references remembered to find duplicates (MSG1006). */
        @WithDefault("100000")
        @Min(1)
        int references();

        /** Messages in the journal of what participants sent. */
        @WithDefault("5000")
        @Min(1)
        int journal();

        /** Deliveries that wait for the end of a stop; beyond it egress threads wait, and senders are turned away. */
        @WithDefault("10000")
        @Min(1)
        int held();

        /** The same, in bytes of their bodies. */
        @WithDefault("33554432")
        @Min(1)
        long heldBytes();

        /** MPANs whose parties are remembered for addressing. */
        @WithDefault("100000")
        @Min(1)
        int mpans();
    }
}
