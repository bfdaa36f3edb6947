package dip.egress.outbox;

import dip.sending.call.JournalledCalls.Made;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What one call has made of the messages in it. */
sealed interface Settlement {

    /** Without those that it leaves as they are. */
    List<Claim> claims();

    Made call();

    default long bytes() {
        return claims().stream().mapToLong(claim -> claim.json().length).sum();
    }

    /**
     * The DIP has them.
     *
     * @param transactionIds by reference, as far as they are known
     * @param remark for readers; null where there is nothing to say
     */
    record Accepted(List<Claim> claims, Map<String, String> transactionIds, String remark, Made call) implements Settlement {
    }

    /** The DIP will not have them. */
    record Failed(List<Claim> claims, Made call) implements Settlement {
    }

    /** To be sent again, as they are. @param inDoubt whether the DIP may have them */
    record Again(List<Claim> claims, boolean inDoubt, Function<Claim, Duration> pause, Made call) implements Settlement {
    }

    /** Nothing about the messages. */
    record Undecided(Made call) implements Settlement {

        @Override
        public List<Claim> claims() {
            return List.of();
        }
    }
}
