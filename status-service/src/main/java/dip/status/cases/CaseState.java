package dip.status.cases;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a case is in its life. */
enum CaseState {

    OPEN, IN_PROGRESS, CLOSED;

    static Set<String> ids() {
        return Stream.of(values()).map(CaseState::id).collect(Collectors.toUnmodifiableSet());
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
