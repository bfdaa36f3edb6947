package dip.audit.search;

import dip.audit.entry.ItemId;
import dip.audit.entry.Uuid7;
import dip.audit.problem.BadParameter;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges the parameters of a search. What cannot be meant is refused, never passed over: a filter that does not filter misleads. */
@ApplicationScoped
class FilterReader {

    static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_MPANS = 1000;
    private static final int MAX_TEXT = 250;
    private static final long MAX_MILLIS = 253_402_300_799_999L;
    private static final Pattern DIP_ID = Pattern.compile("[0-9A-Za-z]{10}");
    private static final Pattern MPAN = Pattern.compile("[0-9]{13}");
    private static final Pattern EVENT = Pattern.compile("\\[?([0-9A-Za-z-]{1,48})]?");
    private static final String MPAN_NAME = "mpan";
    private static final Set<String> NAMES = new TreeSet<>(List.of("direction", "dipId", "sender", "interface", "event", "state", MPAN_NAME, "from",
            "to", "transactionId", "reference", "correlationId", "after", "limit"));

    private final Catalogue catalogue;

    FilterReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param all the request's parameters, by name
     * @throws BadParameter for the first that cannot be meant
     */
    Filter read(SearchParameters given, Map<String, List<String>> all) {
        all.forEach(FilterReader::checkForm);
        Long from = millis("from", given.from);
        Long to = millis("to", given.to);
        if (from != null && to != null && from >= to) {
            throw new BadParameter("to", "range", "It has to be later than 'from': the range is from, inclusive, to to, exclusive.");
        }
        Direction direction = direction(given.direction);
        State state = state(given.state);
        if (direction != null && state != null && state.direction() != direction) {
            throw new BadParameter("state", "contradiction", state + " is a state of messages that went the other way: " + state.direction() + ".");
        }
        return new Filter(direction, dipId("dipId", given.dipId), dipId("sender", given.sender), interfaceId(given.interfaceId),
                event(given.event), state, mpans(given.mpan), from, to,
                text("transactionId", given.transactionId), text("reference", given.reference),
                text("correlationId", given.correlationId), after(given.after), limit(given.limit));
    }

    private static void checkForm(String name, List<String> values) {
        if (!NAMES.contains(name)) {
            throw new BadParameter(name, "unknown", "There is no such filter; there are " + String.join(", ", NAMES) + ".");
        }
        if (values.size() > 1 && !name.equals(MPAN_NAME)) {
            throw new BadParameter(name, "maxItems", "Only '" + MPAN_NAME + "' can be given more than once.");
        }
        if (values.contains("")) {
            throw new BadParameter(name, "length", "Give it a value, or leave it out.");
        }
    }

    private String interfaceId(String channel) {
        return channel == null ? null : catalogue.byChannel(channel).map(InterfaceInfo::id).orElseThrow(() ->
                new BadParameter("interface", "unknown", "DIP API " + catalogue.release()
                        + " has no such interface; write it like IF-036, PUB-036 or REP-002."));
    }

    private static String dipId(String name, String value) {
        if (value != null && !DIP_ID.matcher(value).matches()) {
            throw new BadParameter(name, "pattern", "A DIP ID has 10 letters or digits.");
        }
        return value;
    }

    private static String event(String value) {
        if (value == null) {
            return null;
        }
        var matcher = EVENT.matcher(value);
        if (!matcher.matches()) {
            throw new BadParameter("event", "pattern", "Write an event code like MSAppActive or [MSAppActive].");
        }
        return "[" + matcher.group(1) + "]";
    }

    private static Direction direction(String value) {
        try {
            return value == null ? null : Direction.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadParameter("direction", "unknown", "It is one of " + Arrays.toString(Direction.values()) + ".");
        }
    }

    private static State state(String value) {
        try {
            return value == null ? null : State.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadParameter("state", "unknown", "It is one of " + Arrays.toString(State.values()) + ".");
        }
    }

    private static List<String> mpans(List<String> values) {
        List<String> mpans = values == null ? List.of() : values.stream().distinct().toList();
        if (mpans.size() > MAX_MPANS) {
            throw new BadParameter(MPAN_NAME, "maxItems", "At most " + MAX_MPANS + " MPANs in one search.");
        }
        if (!mpans.stream().allMatch(mpan -> MPAN.matcher(mpan).matches())) {
            throw new BadParameter(MPAN_NAME, "pattern", "An MPAN core has 13 digits.");
        }
        return mpans;
    }

    private static Long millis(String name, String value) {
        return value == null ? null : number(name, value, 0, MAX_MILLIS, "Write epoch milliseconds, for instance 1795478400000.");
    }

    private static int limit(String value) {
        return value == null ? DEFAULT_LIMIT
                : (int) number("limit", value, 1, MAX_LIMIT, "Between 1 and " + MAX_LIMIT + " messages in a page.");
    }

    private static long number(String name, String value, long min, long max, String advice) {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadParameter(name, "type", advice);
        }
        throw new BadParameter(name, "range", advice);
    }

    /** The place of a message in the order of all, by its ID. */
    static Optional<ItemId> place(String id) {
        return ItemId.parse(id).or(() -> Uuid7.parse(id).map(submission -> new ItemId(submission, 0)));
    }

    private static ItemId after(String value) {
        return value == null ? null : place(value).orElseThrow(() ->
                new BadParameter("after", "pattern", "Give the value of 'next' from the page before."));
    }

    private static String text(String name, String value) {
        if (value != null && (value.length() > MAX_TEXT || value.indexOf('\0') >= 0)) {
            throw new BadParameter(name, "length", "At most " + MAX_TEXT + " characters, none of them U+0000.");
        }
        return value;
    }
}
