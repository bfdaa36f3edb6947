package dip.status.notices;

import dip.service.InvalidConfiguration;
import dip.status.remedy.Rule;
import dip.status.remedy.Rules;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The webhooks that there are: the one that gets everything, and those that rules name. A wrong one stops the start. */
@Singleton
@Startup
class Webhooks {

    /** Name of the one that gets everything. */
    static final String ALL = "";

    private static final String KEY = "dip.cases.notices.webhook";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    private final Map<String, Webhook> byName = new LinkedHashMap<>();

    Webhooks(NoticesConfig config, Rules rules) {
        if (config.webhook().url().isPresent()) {
            byName.put(ALL, new Webhook(ALL, KEY + ".", config.webhook()));
        }
        config.webhooks().forEach((name, settings) -> {
            String key = KEY + "s." + name;
            if (!NAME.matcher(name).matches()) {
                throw new InvalidConfiguration(key, "a name has 1 to 50 lower-case letters, digits and hyphens");
            }
            byName.put(name, new Webhook(name, key + ".", settings));
        });
        for (int i = 0; i < rules.all().size(); i++) {
            check("dip.cases.rules[" + i + "].webhook", rules.all().get(i));
        }
    }

    private void check(String key, Rule rule) {
        if (rule.webhook() != null && (rule.webhook().isEmpty() || !byName.containsKey(rule.webhook()))) {
            throw new InvalidConfiguration(key, "'" + rule.webhook() + "' is none of " + KEY + "s");
        }
    }

    Collection<Webhook> all() {
        return byName.values();
    }

    /** Names of those that are told of a case. @param wanted by the case's rule; null where it wants none */
    List<String> of(String wanted) {
        List<String> names = new ArrayList<>();
        if (byName.containsKey(ALL)) {
            names.add(ALL);
        }
        if (wanted != null && byName.containsKey(wanted)) {
            names.add(wanted);
        }
        return names;
    }
}
