package dip.status.cases;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that was done to a case, for its history. */
@Entity
@Table(schema = "status", name = "case_entry")
public class CaseEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "case_id")
    public Long caseId;
    public Instant at;
    @Column(name = "made_by")
    public String madeBy;
    public String what;
    public String before;
    public String after;

    /** For Hibernate. */
    protected CaseEntry() {
    }

    CaseEntry(Long caseId, Instant at, String madeBy, String what, String before, String after) {
        this.caseId = caseId;
        this.at = at;
        this.madeBy = madeBy;
        this.what = what;
        this.before = before;
        this.after = after;
    }
}
