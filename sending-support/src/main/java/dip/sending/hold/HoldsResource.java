package dip.sending.hold;

import dip.service.participants.Participants;
import dip.service.rest.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The operator's switch: stop and start sending. */
@Path("/holds")
@Produces(MediaType.APPLICATION_JSON)
class HoldsResource {

    private static final Logger LOG = Logger.getLogger(HoldsResource.class);
    private static final String CORRELATION_HEADER = "X-Correlation-ID";
    private static final int LONGEST_REASON = 500;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Holds holds;
    private final Participants participants;
    private final Channels channels;
    private final SecurityIdentity operator;

    HoldsResource(Holds holds, Participants participants, Channels channels, SecurityIdentity operator) {
        this.holds = holds;
        this.participants = participants;
        this.channels = channels;
        this.operator = operator;
    }

    /** @param reason for other operators to read, 1 to 500 characters */
    @RegisterForReflection
    record Stop(String reason) {
    }

    @GET
    @Operation(summary = "What is stopped")
    public List<Hold> all() throws SQLException {
        return holds.all();
    }

    @PUT
    @Path("/{participant}/{channel}")
    @Operation(summary = "Stops sending; what waits stays in the outbox")
    public Response stop(@RestPath String participant, @RestPath String channel, Stop stop) throws SQLException {
        if (!isKnown(participant, channel)) {
            return unknown(participant, channel);
        }
        String reason = stop == null || stop.reason() == null ? "" : stop.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return problem(400, "Reason missing", "Say why in {\"reason\": \"...\"}: 1 to " + LONGEST_REASON + " characters.",
                    "reason", UUID.randomUUID().toString()).build();
        }
        Hold hold = holds.put(participant, channel, reason, operator.getPrincipal().getName());
        LOG.warnf("%s stopped sending for %s, channel %s", hold.heldBy(), participant, channel);
        return Response.ok(hold).build();
    }

    @DELETE
    @Path("/{participant}/{channel}")
    @Operation(summary = "Starts sending again, the longest due first")
    public Response start(@RestPath String participant, @RestPath String channel) throws SQLException {
        if (holds.remove(participant, channel)) {
            LOG.infof("%s started sending for %s, channel %s", operator.getPrincipal().getName(), participant, channel);
        } else if (!isKnown(participant, channel)) {
            return unknown(participant, channel);
        }
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    Response postgresAway(SQLException away) {
        String id = UUID.randomUUID().toString();
        LOG.warnf("%s: a switch waits for Postgres: %s", id, away.getMessage());
        return problem(503, "Postgres away", "Nothing was changed, or it is not known; ask again in a few seconds.", null, id)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    private boolean isKnown(String participant, String channel) {
        return (channel.equals(Hold.ALL) || channels.names().contains(channel)) && (participant.equals(Hold.ALL) || participants.find(participant).isPresent());
    }

    private Response unknown(String participant, String channel) {
        return problem(404, "No such switch", "'" + participant + "/" + channel + "' is none: write one of our DIP IDs or '"
                + Hold.ALL + "', then '" + Hold.ALL + "' or one of " + channels.names().stream().sorted().toList() + ".", null, UUID.randomUUID().toString()).build();
    }

    private static Response.ResponseBuilder problem(int status, String title, String detail, String where, String id) {
        return Response.status(status).type(Problem.MEDIA_TYPE).header(CORRELATION_HEADER, id)
                .entity(new Problem(title, status, detail, where, where == null ? null : "length", id));
    }
}
