package dip.simulator.behaviour;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.simulator.SimulatorConfig;
import dip.simulator.behaviour.Behaviour.L2;
import dip.simulator.behaviour.Behaviour.L4;
import dip.simulator.behaviour.Behaviour.Rate;
import dip.simulator.behaviour.Behaviour.RepeatedReferences;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The {@link Behaviour} in force: that of the settings until an operator sets another. */
@Singleton
public final class Behaviours {

    private static final String KEY = "dip.simulator.behaviour.";
    /** What tells an L2 failure from one in the answer (dip-spec section 4.1). */
    private static final String L2_CODES = "MSG103";
    private static final String RECIPIENT_CODES = "RCP";
    private static final int MOST_PER_SECOND = 1_000_000;
    private static final String GOOD = "RCP0000";
    /** Codes of the DIP itself. */
    private static final String DIP_CODES = "MSG";
    private static final int MOST_MPANS = 10_000;

    private final Catalogue catalogue;
    private final Participants participants;
    private final Behaviour settings;
    private volatile InForce inForce;

    private record InForce(Behaviour behaviour, CodeDraw l2, CodeDraw l4, CallRates rates) {
    }

    Behaviours(SimulatorConfig config, Catalogue catalogue, Participants participants) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.settings = configured(config.behaviour());
        try {
            reset();
        } catch (WrongBehaviour wrong) {
            throw new InvalidConfiguration(KEY + wrong.part(), wrong.problem());
        }
    }

    public Behaviour current() {
        return inForce.behaviour();
    }

    /** Draws start anew. @throws IllegalArgumentException says what is wrong with it */
    public void set(Behaviour behaviour) {
        L2 l2 = behaviour.l2();
        L4 l4 = behaviour.l4();
        if (behaviour.failureCode() != null && codes(behaviour.failureCode()::equals).isEmpty()) {
            throw new WrongBehaviour("failure-code", "there is no response code '" + behaviour.failureCode() + "'");
        }
        Rate rate = behaviour.rate();
        if (!(rate.perSecond() >= 0 && rate.perSecond() <= MOST_PER_SECOND) || rate.burst() < 1) {
            throw new WrongBehaviour("rate", "per second are 0 to " + MOST_PER_SECOND + " calls, and at least 1 at once");
        }
        for (String recipient : l4.recipients()) {
            if (participants.find(recipient).isEmpty()) {
                throw new WrongBehaviour("l4.recipients", recipient + " is no participant");
            }
        }
        checkMpans(l4.mpans());
        inForce = new InForce(behaviour,
                new CodeDraw(share("l2", l2.share()), l2.seed(), codes("l2", l2.codes(), code -> code.startsWith(L2_CODES))),
                new CodeDraw(share("l4", l4.share()), l4.seed(), codes("l4", l4.codes(),
                        code -> code.startsWith(RECIPIENT_CODES) && !code.equals(GOOD))), new CallRates(rate));
    }

    /** Back to the settings. */
    public void reset() {
        set(settings);
    }

    /** The code with which the next message that was taken fails; empty where it does not. */
    public Optional<ResponseCode> drawL2() {
        return inForce.l2().next();
    }

    /** Whether the simulator plays this recipient, as far as it has no webhook. */
    public boolean isPlayed(String recipient) {
        L4 l4 = current().l4();
        return l4.answers() && (l4.recipients().isEmpty() || l4.recipients().contains(recipient));
    }

    /** What recipients say to a good message. */
    public ResponseCode goodMessage() {
        return catalogue.responseCode(GOOD);
    }

    /** What a played recipient says to the next message. @param mpan null where it has none */
    public ResponseCode drawL4(String mpan) {
        String code = mpan == null ? null : current().l4().mpans().get(mpan);
        return code != null ? catalogue.responseCode(code) : inForce.l4().next().orElseGet(this::goodMessage);
    }

    /** Takes one of the caller's calls into account. @return seconds to wait where there are too many; 0 where it may pass */
    public long secondsToWait(String caller) {
        return inForce.rates().secondsToWait(caller, System.nanoTime());
    }

    /** Of the status about a delivery that came to nothing; empty for no such status. */
    public Optional<ResponseCode> failureCode() {
        return Optional.ofNullable(current().failureCode()).map(catalogue::responseCode);
    }

    /** Whether a batch is refused for a reference that was used before; otherwise its sender learns it by status message. */
    public boolean isRefusedForReferences() {
        return current().repeatedReferences() == RepeatedReferences.ANSWER;
    }

    private void checkMpans(Map<String, String> mpans) {
        if (mpans.size() > MOST_MPANS) {
            throw new WrongBehaviour("l4.mpans", "are at most " + MOST_MPANS);
        }
        mpans.forEach((mpan, code) -> {
            if (codes(code::equals).isEmpty() || code.startsWith(DIP_CODES)) {
                throw new WrongBehaviour("l4.mpans", mpan + ": no recipient answers with '" + code + "'");
            }
        });
    }

    private static double share(String part, double share) {
        if (share >= 0 && share <= 1) {
            return share;
        }
        throw new WrongBehaviour(part + ".share", "is 0 to 1");
    }

    private List<ResponseCode> codes(String part, List<String> wanted, Predicate<String> usual) {
        if (wanted.isEmpty()) {
            return codes(usual);
        }
        List<ResponseCode> codes = new ArrayList<>();
        for (String start : wanted) {
            List<ResponseCode> found = start.isBlank() ? List.of() : codes(code -> code.startsWith(start));
            if (found.isEmpty()) {
                throw new WrongBehaviour(part + ".codes", "no response code begins with '" + start + "'");
            }
            codes.addAll(found);
        }
        return codes.stream().distinct().toList();
    }

    private List<ResponseCode> codes(Predicate<String> wanted) {
        return catalogue.responseCodes().stream().filter(code -> wanted.test(code.code())).toList();
    }

    private static Behaviour configured(SimulatorConfig.Behaviour config) {
        return new Behaviour(
                new L2(config.l2().checkRecipients(), config.l2().share(), config.l2().seed(), config.l2().codes().orElse(null)),
                new L4(config.l4().answers(), config.l4().share(), config.l4().seed(), config.l4().codes().orElse(null),
                        config.l4().recipients().orElse(null), config.l4().mpans()),
                config.failureCode().orElse(null), config.repeatedReferences(),
                new Rate(config.rate().perSecond(), config.rate().burst(), config.rate().retryAfter()));
    }
}
