package dip.egress.submission;

import dip.egress.EgressMetrics;
import dip.egress.outbox.NewMessage;
import dip.egress.sending.Senders;
import dip.egress.submission.Stored.Taken;
import dip.sending.rest.Problems;
import dip.sending.rest.Refusal;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final SubmissionReader reader;
    private final Checks checks;
    private final SubmissionStore store;
    private final Senders senders;
    private final EgressMetrics metrics;

    SubmissionsResource(SubmissionReader reader, Checks checks, SubmissionStore store, Senders senders, EgressMetrics metrics) {
        this.reader = reader;
        this.checks = checks;
        this.store = store;
        this.senders = senders;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands over one message or an array of them: all are taken, or none")
    public Response submit(@HeaderParam(IDEMPOTENCY_KEY) String key, byte[] body) throws SQLException {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new Refusal(400, "Bad key", IDEMPOTENCY_KEY, "form", "Give 1 to 100 printable ASCII characters without spaces.");
        }
        String correlationId = UUID.randomUUID().toString();
        List<Checked> checked = reader.read(body).stream().map(checks::check).toList();
        if (!checked.stream().allMatch(Checked::isGood)) {
            metrics.submitted("refused", checked.size());
            return Answers.wrong(checked, correlationId);
        }
        List<NewMessage> messages = checked.stream().map(Checked::message).toList();
        return switch (store.add(key, correlationId, sha256(body), messages)) {
            case Stored.New(List<Taken> taken) -> {
                metrics.submitted("taken", taken.size());
                metrics.duplicates(taken.stream().filter(message -> message.duplicateOf() != null).count());
                messages.stream().map(NewMessage::participant).distinct().forEach(senders::wake);
                yield Answers.taken(taken, checked, correlationId);
            }
            case Stored.Repeated(List<Taken> taken) -> {
                metrics.submitted("repeated", taken.size());
                yield Answers.taken(taken, checked, correlationId);
            }
            case Stored.KeyUsed() -> throw conflict(messages, IDEMPOTENCY_KEY, "Another submission has used the key: take a new one.");
            case Stored.ReferenceUsed(String reference) -> throw conflict(messages, "/payload/CommonBlock/S1/senderUniqueReference",
                    "Nothing was taken: " + reference + " was handed over before. Leave it out to have a new one made.");
        };
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

    private Refusal conflict(List<NewMessage> messages, String where, String detail) {
        metrics.submitted("conflict", messages.size());
        return new Refusal(409, "Used before", where, "unique", detail);
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

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
