package dip.status.jobs;

import dip.sending.rest.Refusal;
import dip.status.cases.Case;
import dip.status.cases.CaseQueries;
import dip.status.remedy.Fix;
import dip.status.rest.Body;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What people have done to a case and all of its messages. */
@Path("/cases/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ActionsResource {

    private static final int LONGEST_OWNER = 100;
    private static final int LONGEST_REASON = 500;

    private final CaseQueries queries;
    private final JobStore store;
    private final Jobs jobs;
    private final FixBody fixes;
    private final SecurityIdentity operator;

    ActionsResource(CaseQueries queries, JobStore store, Jobs jobs, FixBody fixes, SecurityIdentity operator) {
        this.queries = queries;
        this.store = store;
        this.jobs = jobs;
        this.fixes = fixes;
        this.operator = operator;
    }

    @POST
    @Operation(summary = "Has a job do something to a case and its messages")
    public Response act(@RestPath String id, byte[] body) throws SQLException {
        Body wanted = new Body(body, Set.of("action", "owner", "reason", FixBody.NAME));
        String name = wanted.oneOf("action", Action.ids());
        if (name == null) {
            throw Body.bad("action", "required", "It is one of assign, close and resend.");
        }
        Action action = Action.of(name);
        String owner = argument(wanted, "owner", LONGEST_OWNER, action == Action.ASSIGN);
        String reason = argument(wanted, "reason", LONGEST_REASON, action == Action.CLOSE);
        if (action != Action.RESEND && wanted.has(FixBody.NAME)) {
            throw unexpected(FixBody.NAME);
        }
        Case about = queries.known(id);
        long caseId = about.id();
        Fix fix = fixes.of(wanted, about);
        OptionalLong made = store.add(caseId, action, owner == null ? reason : owner, fix, operator.getPrincipal().getName());
        if (made.isEmpty()) {
            throw new Refusal(409, "Under way", "action", "unique", "Such a job of the case is running: see /jobs?case=" + caseId + ".");
        }
        jobs.wake();
        Job job = store.byId(made.getAsLong()).orElseThrow();
        return Response.accepted(job).header("Location", "/jobs/" + job.id()).build();
    }

    private static String argument(Body body, String name, int longest, boolean wanted) {
        String value = body.text(name, longest);
        if (wanted && value == null) {
            throw Body.bad(name, "required", "Write it: 1 to " + longest + " characters.");
        }
        if (!wanted && body.has(name)) {
            throw unexpected(name);
        }
        return value;
    }

    private static Refusal unexpected(String name) {
        return Body.bad(name, "unexpected", "It does not belong to this action.");
    }
}
