package dip.status.jobs;

import dip.status.cases.Case;
import dip.status.remedy.Fix;
import dip.status.remedy.Fixes;
import dip.status.rest.Body;
import jakarta.inject.Singleton;
import java.util.Map;

/** The fix in a request. */
@Singleton
class FixBody {

    static final String NAME = "fix";

    private final Fixes fixes;

    FixBody(Fixes fixes) {
        this.fixes = fixes;
    }

    /** Of messages of this case. @throws dip.sending.rest.Refusal where it cannot be meant */
    Fix of(Body body, Case about) {
        Map<String, String> changes = body.members(NAME);
        try {
            return changes == null ? Fix.NONE : fixes.of(changes, about.interfaceId());
        } catch (Fixes.Wrong wrong) {
            throw Body.bad(wrong.pointer() == null ? NAME : wrong.pointer(), NAME, wrong.getMessage());
        }
    }
}
