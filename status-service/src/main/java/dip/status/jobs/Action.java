package dip.status.jobs;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done to a case and its messages. */
enum Action {

    /** Hands each message that fails to egress anew. */
    RESEND,
    /** Closes the case. */
    CLOSE,
    /** Gives it an owner. */
    ASSIGN;

    static Set<String> ids() {
        return Stream.of(values()).map(Action::id).collect(Collectors.toUnmodifiableSet());
    }

    static Action of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
