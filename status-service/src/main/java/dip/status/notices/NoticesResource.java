package dip.status.notices;

import dip.sending.rest.Refusal;
import dip.status.rest.Page;
import dip.status.rest.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** What people were told of cases. */
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NoticesResource {

    private static final Set<String> STATES = Set.of("none", "waiting", "delivered", "dead");

    private final NoticeStore store;

    NoticesResource(NoticeStore store) {
        this.store = store;
    }

    @GET
    @Operation(summary = "Notices that fit all filters, newest first, a page at a time")
    public Page<Notice> find(@RestQuery String webhook, @RestQuery String to, @RestQuery("case") String caseId, @RestQuery String after,
            @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("webhook", "to", "case"));
        String state = query.oneOf("webhook", STATES);
        Long about = query.number("case");
        return Page.of(store.find(state, query.text("to"), about, query.after(), query.limit() + 1), query.limit(), Notice::id);
    }

    @POST
    @Path("/{id}/again")
    @Operation(summary = "Posts a dead notice again")
    public Notice again(@RestPath String id) throws SQLException {
        Notice notice = known(id);
        if (!store.again(notice.id())) {
            throw new Refusal(409, "Not dead", null, "state", "Its state is " + notice.webhook() + ": only a dead one is posted again.");
        }
        return known(id);
    }

    private Notice known(String id) throws SQLException {
        Refusal unknown = new Refusal(404, "Not known", null, null, "There is no notice '" + id + "'.");
        try {
            return store.byId(Long.parseLong(id)).orElseThrow(() -> unknown);
        } catch (NumberFormatException notANumber) {
            throw unknown;
        }
    }
}
