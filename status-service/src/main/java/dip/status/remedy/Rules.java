package dip.status.remedy;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.status.remedy.CasesConfig.RuleConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules out of {@code dip.cases.rules}. A wrong one stops the start. */
@Singleton
@Startup
public class Rules {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9* ]{1,20}");
    private static final Pattern RECIPIENT = Pattern.compile("[0-9A-Za-z]{10}|DIP");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(35);
    private static final int MOST_TIMES = 10;
    private static final int LONGEST_TEXT = 100;

    private final List<Rule> rules = new ArrayList<>();

    Rules(CasesConfig config, Participants participants, Catalogue catalogue, Fixes fixes) {
        for (int i = 0; i < config.rules().size(); i++) {
            rules.add(rule("dip.cases.rules[" + i + "].", config.rules().get(i), participants, catalogue, fixes));
        }
    }

    /** In the order of the settings. */
    public List<Rule> all() {
        return List.copyOf(rules);
    }

    /** The first that fits; {@link Rule#NONE} where none does. */
    public Rule of(Cause cause) {
        return rules.stream().filter(rule -> rule.fits(cause)).findFirst().orElse(Rule.NONE);
    }

    private static Rule rule(String key, RuleConfig config, Participants participants, Catalogue catalogue, Fixes fixes) {
        Remedy remedy = config.remedy();
        boolean mends = remedy == Remedy.FIX_AND_RESEND;
        if (!mends && !config.fix().isEmpty()) {
            throw new InvalidConfiguration(key + "fix", "is for fix-and-resend");
        }
        boolean resends = remedy == Remedy.RESEND_AFTER || !config.fix().isEmpty();
        boolean closes = remedy == Remedy.CLOSE;
        checkForm(key + "code", config.code(), CODE, "is a code such as RCP1022, with * for any letters and digits");
        checkForm(key + "recipient", config.recipient(), RECIPIENT, "is a DIP ID (10 letters or digits), or DIP");
        checkPresence(key + "delay", config.delay(), resends || closes, "resend-after, close and fix-and-resend with a fix need one, and the others have none");
        checkPresence(key + "times", config.times().isPresent() ? Optional.of(1) : Optional.empty(), resends,
                "resend-after and fix-and-resend with a fix need one, 1 to " + MOST_TIMES + ", and the others have none");
        checkPresence(key + "reason", config.reason(), closes, "close needs one, and the others have none");
        if (remedy == Remedy.ROUTE_TO_QUEUE && config.owner().isEmpty()) {
            throw new InvalidConfiguration(key + "owner", "route-to-queue needs one");
        }
        checkLength(key + "owner", config.owner());
        checkLength(key + "reason", config.reason());
        checkRange(key + "delay", config.delay());
        checkRange(key + "deadline", config.deadline());
        if (resends && (config.times().getAsInt() < 1 || config.times().getAsInt() > MOST_TIMES)) {
            throw new InvalidConfiguration(key + "times", config.times().getAsInt() + " is not between 1 and " + MOST_TIMES);
        }
        if (config.participant().isPresent() && participants.find(config.participant().get()).isEmpty()) {
            throw new InvalidConfiguration(key + "participant", config.participant().get() + " is none of dip.participants");
        }
        if (config.interfaceId().isPresent() && catalogue.byChannel(config.interfaceId().get()).isEmpty()) {
            throw new InvalidConfiguration(key + "interface", "'" + config.interfaceId().get() + "' is no channel of DIP API "
                    + catalogue.release() + "; write IF-nnn, PUB-nnn or REP-nnn");
        }
        return new Rule(config.code().map(Rules::pattern).orElse(null), config.recipient().orElse(null),
                config.interfaceId().map(channel -> catalogue.byChannel(channel).orElseThrow().id()).orElse(null),
                config.participant().orElse(null), remedy, config.delay().orElse(null), config.times().orElse(0),
                config.owner().orElse(null), config.reason().orElse(null), config.deadline().orElse(null), fix(key + "fix", config, fixes),
                config.webhook().orElse(null));
    }

    private static Fix fix(String key, RuleConfig config, Fixes fixes) {
        try {
            return config.fix().isEmpty() ? Fix.NONE : fixes.ofTexts(config.fix(), config.interfaceId().orElse(null));
        } catch (Fixes.Wrong wrong) {
            throw new InvalidConfiguration(wrong.pointer() == null ? key : key + ".\"" + wrong.pointer() + '"', wrong.getMessage());
        }
    }

    private static Pattern pattern(String code) {
        return Pattern.compile(code.replace("*", "[A-Z0-9 ]*"));
    }

    private static void checkForm(String key, Optional<String> value, Pattern form, String wanted) {
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw new InvalidConfiguration(key, "'" + value.get() + "' " + wanted.replaceFirst("is", "is not"));
        }
    }

    private static void checkPresence(String key, Optional<?> value, boolean wanted, String why) {
        if (value.isPresent() != wanted) {
            throw new InvalidConfiguration(key, why);
        }
    }

    private static void checkLength(String key, Optional<String> text) {
        if (text.isPresent() && (text.get().isBlank() || text.get().length() > LONGEST_TEXT)) {
            throw new InvalidConfiguration(key, "has 1 to " + LONGEST_TEXT + " characters");
        }
    }

    private static void checkRange(String key, Optional<Duration> time) {
        if (time.isPresent() && (time.get().compareTo(LEAST) < 0 || time.get().compareTo(MOST) > 0)) {
            throw new InvalidConfiguration(key, "is between 1s and 35d");
        }
    }
}
