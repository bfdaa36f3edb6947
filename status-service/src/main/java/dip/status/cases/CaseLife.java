package dip.status.cases;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What people change of a case. What is counted in the same row is not theirs, and stands not here. */
@Entity
@Table(schema = "status", name = "failure_case")
public class CaseLife extends PanacheEntityBase {

    @Id
    public Long id;
    public String state;
    public String owner;
    public Instant deadline;
    public String reason;
    @Column(name = "closed_at")
    public Instant closedAt;
    @Version
    public int version;

    /** @return what is to be remembered of it: nothing where nothing was changed */
    List<CaseEntry> change(CaseChange change, String who, Instant now) {
        List<CaseEntry> entries = new ArrayList<>();
        if (change.owner() != null && !Objects.equals(owner, change.owner().value())) {
            entries.add(new CaseEntry(id, now, who, "owner", owner, change.owner().value()));
            owner = change.owner().value();
        }
        if (change.deadline() != null && !Objects.equals(deadline, change.deadline().value())) {
            entries.add(new CaseEntry(id, now, who, "deadline", text(deadline), text(change.deadline().value())));
            deadline = change.deadline().value();
        }
        if (change.state() != null && !change.state().equals(state)) {
            boolean closes = change.state().equals(CaseState.CLOSED.id());
            entries.add(new CaseEntry(id, now, who, "state", state, closes ? change.state() + ": " + change.reason() : change.state()));
            state = change.state();
            reason = change.reason();
            closedAt = closes ? now : null;
        }
        return entries;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
