package dip.status.cases;

import dip.status.rest.Body;
import dip.status.rest.Page;
import dip.status.rest.Query;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    private static final String FAILING = "failing";
    private static final String TEXT = "text";

    private static final Set<String> BOOLEAN = Set.of("true", "false");
    private static final int LONGEST_NOTE = 4000;
    private static final int HISTORY = 100;

    private final CaseQueries queries;
    private final CaseLives lives;
    private final SecurityIdentity operator;

    CasesResource(CaseQueries queries, CaseLives lives, SecurityIdentity operator) {
        this.queries = queries;
        this.lives = lives;
        this.operator = operator;
    }

    @GET
    @Operation(summary = "Cases that fit all filters, newest first, a page at a time")
    @Parameter(name = "state", description = "open, in-progress or closed")
    @Parameter(name = "recipient", description = "DIP ID that says no, or DIP")
    public Page<Case> find(@RestQuery String state, @RestQuery String participant, @RestQuery("interface") String interfaceId,
            @RestQuery String recipient, @RestQuery String code, @RestQuery String owner, @RestQuery String overdue,
            @RestQuery String after, @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state", "participant", "interface", "recipient", "code", "owner", "overdue"));
        Map<String, String> filters = new HashMap<>();
        filters.put("state", query.oneOf("state", CaseState.ids()));
        filters.put("participant", query.text("participant"));
        filters.put("channel", query.text("interface"));
        filters.put("recipient", query.text("recipient"));
        filters.put("code", query.text("code"));
        filters.put("owner", query.text("owner"));
        String wanted = query.oneOf("overdue", BOOLEAN);
        return Page.of(queries.find(filters, wanted == null ? null : Boolean.valueOf(wanted), query.after(), query.limit() + 1), query.limit(), Case::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A case, and what was done to it")
    public CaseDetail one(@RestPath String id) throws SQLException {
        return detail(queries.known(id));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes owner, deadline or state; what is left out stays")
    public CaseDetail change(@RestPath String id, byte[] body) throws SQLException {
        CaseChange change = CaseChange.read(body);
        Case about = queries.known(id);
        lives.change(about.id(), change, operator.getPrincipal().getName());
        return detail(queries.known(id));
    }

    @POST
    @Path("/{id}/notes")
    @Operation(summary = "Adds a note to the history")
    public Response note(@RestPath String id, byte[] body) throws SQLException {
        Body note = new Body(body, Set.of(TEXT));
        String text = note.text(TEXT, LONGEST_NOTE);
        if (text == null) {
            throw Body.bad(TEXT, "required", "Write the note: 1 to " + LONGEST_NOTE + " characters.");
        }
        Case about = queries.known(id);
        lives.note(about.id(), text, operator.getPrincipal().getName());
        return Response.status(Response.Status.CREATED).entity(detail(about)).build();
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "What was done to a case, newest first, a page at a time")
    public Page<CaseEvent> history(@RestPath String id, @RestQuery String after, @RestQuery String limit, @Context UriInfo uri)
            throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of());
        Case about = queries.known(id);
        return Page.of(queries.history(about.id(), query.after(), query.limit() + 1), query.limit(), CaseEvent::id);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "Messages of a case, the last to join first, a page at a time")
    @Parameter(name = "state", description = "failing or resolved")
    public Page<CaseMessage> messages(@RestPath String id, @RestQuery String state, @RestQuery String after,
            @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state"));
        String wanted = query.oneOf("state", Set.of(FAILING, "resolved"));
        Case about = queries.known(id);
        return Page.of(queries.messages(about.id(), wanted == null ? null : wanted.equals(FAILING), query.after(), query.limit() + 1),
                query.limit(), CaseMessage::id);
    }

    private CaseDetail detail(Case about) throws SQLException {
        return new CaseDetail(about, queries.history(about.id(), Long.MAX_VALUE, HISTORY));
    }
}
