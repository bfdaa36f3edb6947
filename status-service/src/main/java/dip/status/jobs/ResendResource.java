package dip.status.jobs;

import dip.sending.Transactions;
import dip.sending.rest.Refusal;
import dip.status.cases.Case;
import dip.status.cases.CaseLives;
import dip.status.cases.CaseMessage;
import dip.status.cases.CaseQueries;
import dip.status.remedy.Fix;
import dip.status.remedy.Resends;
import dip.status.remedy.Resends.Added;
import dip.status.remedy.Resends.Wanted;
import dip.status.remedy.Unmended;
import dip.status.rest.Body;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One message of a case is sent anew, at once. */
@Path("/cases/{id}/messages/{submission}/resend")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResendResource {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final CaseQueries queries;
    private final CaseLives lives;
    private final Transactions transactions;
    private final Resends resends;
    private final FixBody fixes;
    private final SecurityIdentity operator;

    ResendResource(CaseQueries queries, CaseLives lives, Transactions transactions, Resends resends, FixBody fixes,
            SecurityIdentity operator) {
        this.queries = queries;
        this.lives = lives;
        this.transactions = transactions;
        this.resends = resends;
        this.fixes = fixes;
        this.operator = operator;
    }

    @POST
    @Operation(summary = "Hands one message to egress anew, mended where there is a fix")
    public Response resend(@RestPath String id, @RestPath String submission, byte[] body) throws SQLException {
        Body wanted = new Body(body.length == 0 ? NOTHING : body, Set.of(FixBody.NAME));
        Case about = queries.known(id);
        CaseMessage message = known(about, submission);
        Fix fix = fixes.of(wanted, about);
        if (message.resolvedAt() != null) {
            throw new Refusal(409, "Not failing", null, null, "It fails no longer, since " + message.resolvedAt() + ".");
        }
        transactions.in(connection -> {
            String who = operator.getPrincipal().getName();
            check(resends.add(connection, List.of(new Wanted(message.id(), fix)), who));
            lives.resent(connection, about.id(), message.submission() + (fix.json() == null ? "" : ": " + fix.json()), who);
            return null;
        });
        resends.wake();
        return Response.accepted(known(about, submission)).build();
    }

    /** What is refused is rolled back. */
    private static void check(Added added) {
        if (!added.unmended().isEmpty()) {
            Unmended why = added.unmended().getFirst();
            throw Body.bad(why.pointer(), why.rule(), why.advice());
        }
        if (added.handedOver() == 0) {
            throw new Refusal(409, "Sent anew before", null, "unique", "Each message is sent anew once; look at its resend.");
        }
    }

    private CaseMessage known(Case about, String submission) throws SQLException {
        Refusal unknown = new Refusal(404, "Not known", null, null, "The case has no message '" + submission + "'.");
        try {
            Optional<CaseMessage> message = queries.message(about.id(), UUID.fromString(submission));
            return message.orElseThrow(() -> unknown);
        } catch (IllegalArgumentException notAnId) {
            throw unknown;
        }
    }
}
