package dip.sending.hold;

import dip.sending.rest.Refusal;
import dip.service.participants.Participants;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/** The operator's switch: stop and start sending. */
@Path("/holds")
@Produces(MediaType.APPLICATION_JSON)
class HoldsResource {

    private static final Logger LOG = Logger.getLogger(HoldsResource.class);
    private static final int LONGEST_REASON = 500;

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
            throw unknown(participant, channel);
        }
        String reason = stop == null || stop.reason() == null ? "" : stop.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal(400, "Reason missing", "reason", "length",
                    "Say why in {\"reason\": \"...\"}: 1 to " + LONGEST_REASON + " characters.");
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
            throw unknown(participant, channel);
        }
        return Response.noContent().build();
    }

    private boolean isKnown(String participant, String channel) {
        return (channel.equals(Hold.ALL) || channels.names().contains(channel)) && (participant.equals(Hold.ALL) || participants.find(participant).isPresent());
    }

    private Refusal unknown(String participant, String channel) {
        return new Refusal(404, "No such switch", null, null, "'" + participant + "/" + channel + "' is none: write one of our DIP IDs or '"
                + Hold.ALL + "', then '" + Hold.ALL + "' or one of " + channels.names().stream().sorted().toList() + ".");
    }
}
