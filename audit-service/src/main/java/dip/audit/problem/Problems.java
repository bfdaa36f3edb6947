package dip.audit.problem;

import dip.service.rest.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives every failure its answer, with a correlation ID that also stands in the log. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String CORRELATION_HEADER = "X-Correlation-ID";
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response badParameter(BadParameter bad) {
        return answer(400, "Bad parameter", bad.getMessage(), bad.where(), bad.rule(), id()).build();
    }

    @ServerExceptionMapper
    Response notJournalled(NotJournalled missing) {
        return answer(404, "Not in the journal", missing.getMessage(), null, null, id()).build();
    }

    @ServerExceptionMapper
    Response journalAway(JournalAway away) {
        String id = id();
        LOG.warnf("%s: %s: %s", id, away.getMessage(), away.getCause());
        return answer(503, "Journal away", "The journal's database does not answer; ask again in a few seconds.", null, null, id)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        return answer(status, refused.getResponse().getStatusInfo().getReasonPhrase(),
                "See /q/openapi for what can be asked.", null, null, id()).build();
    }

    private static Response.ResponseBuilder answer(int status, String title, String detail, String where, String rule, String id) {
        return Response.status(status).type(Problem.MEDIA_TYPE).header(CORRELATION_HEADER, id)
                .entity(new Problem(title, status, detail, where, rule, id));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
