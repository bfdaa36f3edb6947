package dip.status.cases;

import dip.sending.rest.Refusal;
import dip.status.rest.Page;
import dip.status.rest.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Failures of what we sent, by their cause. */
@Path("/cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CasesResource {

    private static final Set<String> STATES = Set.of("open", "in-progress", "closed");
    private static final String FAILING = "failing";

    private final CaseQueries queries;

    CasesResource(CaseQueries queries) {
        this.queries = queries;
    }

    @GET
    @Operation(summary = "Cases that fit all filters, newest first, a page at a time")
    @Parameter(name = "state", description = "open, in-progress or closed")
    @Parameter(name = "recipient", description = "DIP ID that says no, or DIP")
    public Page<Case> find(@RestQuery String state, @RestQuery String participant, @RestQuery("interface") String interfaceId,
            @RestQuery String recipient, @RestQuery String code, @RestQuery String after, @RestQuery String limit,
            @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state", "participant", "interface", "recipient", "code"));
        Map<String, String> filters = new HashMap<>();
        filters.put("state", query.oneOf("state", STATES));
        filters.put("participant", query.text("participant"));
        filters.put("channel", query.text("interface"));
        filters.put("recipient", query.text("recipient"));
        filters.put("code", query.text("code"));
        return Page.of(queries.find(filters, query.after(), query.limit() + 1), query.limit(), Case::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A case")
    public Case one(@RestPath String id) throws SQLException {
        return known(id);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "Messages of a case, the last to join first, a page at a time")
    @Parameter(name = "state", description = "failing or resolved")
    public Page<CaseMessage> messages(@RestPath String id, @RestQuery String state, @RestQuery String after,
            @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state"));
        String wanted = query.oneOf("state", Set.of(FAILING, "resolved"));
        Case about = known(id);
        return Page.of(queries.messages(about.id(), wanted == null ? null : wanted.equals(FAILING), query.after(), query.limit() + 1),
                query.limit(), CaseMessage::id);
    }

    private Case known(String id) throws SQLException {
        Refusal unknown = new Refusal(404, "Not known", null, null, "There is no case '" + id + "'.");
        try {
            return queries.byId(Long.parseLong(id)).orElseThrow(() -> unknown);
        } catch (NumberFormatException notANumber) {
            throw unknown;
        }
    }
}
