package dip.status.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What people make of a case. What is counted in the same row is not theirs, and stands not here.
 *
 * @param owner null where nobody sees to it
 * @param deadline null where there is none
 * @param reason why it was closed; null while it is not
 * @param version goes up with each change
 */
public record CaseLife(String state, String owner, Instant deadline, String reason, int version) {

    /** Something that became different, for the history. */
    record Difference(String what, String before, String after) {
    }

    public CaseLife ownedBy(String other) {
        return new CaseLife(state, other, deadline, reason, version);
    }

    /** One that is closed stays as it is. */
    public CaseLife closed(String why) {
        String closed = CaseState.CLOSED.id();
        return state.equals(closed) ? this : new CaseLife(closed, owner, deadline, why, version);
    }

    CaseLife with(CaseChange change) {
        CaseLife moved = change.state() == null || change.state().equals(state) ? this
                : new CaseLife(change.state(), owner, deadline, change.reason(), version);
        return new CaseLife(moved.state, change.owner() == null ? owner : change.owner().value(),
                change.deadline() == null ? deadline : change.deadline().value(), moved.reason, version);
    }

    /** A state that is closed has its reason behind it. */
    List<Difference> differences(CaseLife later) {
        List<Difference> differences = new ArrayList<>();
        add(differences, "owner", owner, later.owner);
        add(differences, "deadline", text(deadline), text(later.deadline));
        add(differences, "state", state, later.state.equals(state) || later.reason == null ? later.state : later.state + ": " + later.reason);
        return differences;
    }

    private static void add(List<Difference> differences, String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            differences.add(new Difference(what, before, after));
        }
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
