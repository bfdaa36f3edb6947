package dip.status.received;

import dip.sending.rest.Refusal;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What became of what we sent. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SentResource {

    private static final Set<String> STATES = Stream.concat(Stream.of("sent", "refused"), Outcome.ids().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final SentQueries queries;
    private final Participants participants;

    SentResource(SentQueries queries, Participants participants) {
        this.queries = queries;
        this.participants = participants;
    }

    @GET
    @Path("/sent")
    @Operation(summary = "Messages that we sent and that fit all filters, newest first, a page at a time")
    @Parameter(name = "state", description = "sent, refused, delivered, answered, unclear, rejected or failed")
    public Page<Sent> find(@RestQuery String state, @RestQuery String participant, @RestQuery("interface") String interfaceId,
            @RestQuery String mpan, @RestQuery String after, @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of("state", "participant", "interface", "mpan"));
        Map<String, String> filters = new HashMap<>();
        filters.put("state", query.oneOf("state", STATES));
        filters.put("participant", query.text("participant"));
        filters.put("channel", query.text("interface"));
        filters.put("mpan", query.text("mpan"));
        return Page.of(queries.find(filters, query.after(), query.limit() + 1), query.limit(), Sent::id);
    }

    @GET
    @Path("/sent/{id}")
    @Operation(summary = "A message that we sent, by its submission's ID or its reference, with every status about it")
    public SentDetail sent(@RestPath String id) throws SQLException {
        Optional<UUID> submission = uuid(id);
        List<String> ours = participants.all().stream().map(Participant::dipId).toList();
        Sent sent = (submission.isPresent() ? queries.bySubmission(submission.get()) : queries.byReference(ours, id))
                .orElseThrow(() -> new Refusal(404, "Not known", null, null,
                        "No message '" + id + "': it was not sent yet, or longer ago than is kept."));
        return new SentDetail(sent, queries.statuses(sent.submission()));
    }

    @GET
    @Path("/statuses/unmatched")
    @Operation(summary = "Statuses about nothing that we sent, as far as is known; newest first, a page at a time")
    public Page<Status> unmatched(@RestQuery String after, @RestQuery String limit, @Context UriInfo uri) throws SQLException {
        Query query = new Query(uri.getQueryParameters(), Set.of());
        return Page.of(queries.unmatched(query.after(), query.limit() + 1), query.limit(), Status::id);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException isAReference) {
            return Optional.empty();
        }
    }
}
