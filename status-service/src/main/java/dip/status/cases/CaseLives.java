package dip.status.cases;

import dip.sending.rest.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;

/** What people do to cases. Blocks. */
@Singleton
class CaseLives {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final InstantSource clock;

    CaseLives(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws Refusal where somebody was faster, or another case of the cause is open */
    void change(long id, CaseChange change, String who) throws SQLException {
        done(() -> Panache.withTransaction(() -> known(id).chain(found -> {
            if (found.version != change.version()) {
                throw faster(id);
            }
            return remembered(found.change(change, who, now()));
        })), id);
    }

    void note(long id, String text, String who) throws SQLException {
        done(() -> Panache.withTransaction(() -> known(id).chain(found ->
                remembered(List.of(new CaseEntry(id, now(), who, "note", null, text))))), id);
    }

    /** Whole milliseconds, as Postgres and JSON keep them alike. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Uni<Void> remembered(List<CaseEntry> entries) {
        return entries.isEmpty() ? Uni.createFrom().voidItem() : PanacheEntityBase.persist(entries);
    }

    private static Uni<CaseLife> known(long id) {
        return CaseLife.<CaseLife>findById(id).onItem().ifNull().failWith(() -> unknown(Long.toString(id)));
    }

    static Refusal unknown(String id) {
        return new Refusal(404, "Not known", null, null, "There is no case '" + id + "'.");
    }

    private static Refusal faster(long id) {
        return new Refusal(409, "Changed meanwhile", "version", "version", "Look at /cases/" + id + " again, and decide on what it is now.");
    }

    private static void done(Supplier<Uni<Void>> work, long id) throws SQLException {
        try {
            VertxContextSupport.subscribeAndAwait(() -> work.get().ifNoItem().after(LIMIT).fail());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (OptimisticLockException | StaleStateException meanwhile) {
            throw faster(id);
        } catch (ConstraintViolationException twice) {
            throw new Refusal(409, "Another is open", "state", "unique", "A newer case of the same cause is open: work on that one.");
        } catch (Throwable away) {
            throw new SQLException(away);
        }
    }
}
