package dip.egress.submission;

import dip.egress.sending.Senders;
import dip.sending.rest.Problems;
import dip.sending.rest.Refusal;
import dip.service.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The door for business systems: messages in, and what became of them. */
@Path("/submissions")
@RunOnVirtualThread
class SubmissionsResource {

    private static final Logger LOG = Logger.getLogger(SubmissionsResource.class);
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Submissions submissions;
    private final SubmissionStore store;
    private final Senders senders;

    SubmissionsResource(Submissions submissions, SubmissionStore store, Senders senders) {
        this.submissions = submissions;
        this.store = store;
        this.senders = senders;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands over one message or an array of them: all are taken, or none")
    public Response submit(@HeaderParam(IDEMPOTENCY_KEY) String key, byte[] body) throws SQLException {
        Answer answer = submissions.take(key, UUID.randomUUID().toString(), body);
        return Response.status(answer.status()).type(answer.isTaken() ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                .header(Problems.CORRELATION_HEADER, answer.correlationId()).entity(answer.json()).build();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What became of a message")
    public Submission find(@RestPath String id) throws SQLException {
        Submission found = store.find(uuid(id)).orElseThrow(() -> unknown(id));
        return found.isWaiting() ? senders.keeping(found.participant()).map(fault -> found.keptBy(fault.detail())).orElse(found) : found;
    }

    @POST
    @Path("/{id}/release")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a message that was held as a duplicate, or has failed, as it is")
    public Submission release(@RestPath String id) throws SQLException {
        boolean released = store.release(uuid(id));
        Submission submission = find(id);
        if (!released) {
            throw new Refusal(409, "Not to be released", null, "state", "It is " + submission.state() + ": only what is held or has failed can be released.");
        }
        LOG.infof("%s was released", submission.reference());
        senders.wake(submission.participant());
        return submission;
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Gives up a message that was held, or has failed")
    public Response withdraw(@RestPath String id) throws SQLException {
        if (!store.withdraw(uuid(id))) {
            throw new Refusal(409, "Not to be withdrawn", null, "state",
                    "It is " + find(id).state() + ": only what is held or has failed can be withdrawn.");
        }
        LOG.infof("Submission %s was withdrawn", id);
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    Response postgresAway(SQLException away) {
        return Problems.postgresAway(away, "It is not known whether the messages were taken; send them again under the same "
                + IDEMPOTENCY_KEY + ".");
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw unknown(id);
        }
    }

    private static Refusal unknown(String id) {
        return new Refusal(404, "No such submission", null, null, "'" + id + "' is none, or was accepted longer ago than is kept.");
    }
}
