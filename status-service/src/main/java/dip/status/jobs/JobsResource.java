package dip.status.jobs;

import dip.sending.rest.Refusal;
import dip.status.rest.Page;
import dip.status.rest.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How far jobs are. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class JobsResource {

    private static final Set<String> STATES = Set.of("running", "done", "cancelled");

    private final JobStore store;

    JobsResource(JobStore store) {
        this.store = store;
    }

    @GET
    @Operation(summary = "Jobs, newest first, a page at a time")
    public Page<Job> find(@RestQuery String state, @RestQuery("case") String caseId, @RestQuery String after, @RestQuery String limit,
            @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state", "case"));
        String wanted = query.oneOf("state", STATES);
        Long about = query.number("case");
        return Page.of(store.find(wanted, about, query.after(), query.limit() + 1), query.limit(), Job::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a job is")
    public Job one(@RestPath String id) throws SQLException {
        return known(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Stops a job; what it has done stays done")
    public Job cancel(@RestPath String id) throws SQLException {
        Job job = known(id);
        if (!store.cancel(job.id())) {
            throw new Refusal(409, "Not running", null, "state", "It is " + known(id).state() + ": there is nothing to stop.");
        }
        return known(id);
    }

    private Job known(String id) throws SQLException {
        Refusal unknown = new Refusal(404, "Not known", null, null, "There is no job '" + id + "'.");
        try {
            return store.byId(Long.parseLong(id)).orElseThrow(() -> unknown);
        } catch (NumberFormatException notANumber) {
            throw unknown;
        }
    }
}
