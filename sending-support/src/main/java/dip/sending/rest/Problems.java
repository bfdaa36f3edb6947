package dip.sending.rest;

import dip.service.rest.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives every failure its answer, with a correlation ID that also stands in the log. */
public final class Problems {

    public static final String CORRELATION_HEADER = "X-Correlation-ID";

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        String id = UUID.randomUUID().toString();
        Problem problem = refusal.problem(id);
        LOG.debugf("%s: %s: %s", id, problem.title(), problem.detail());
        return answer(problem).build();
    }

    @ServerExceptionMapper
    Response postgresAway(SQLException away) {
        return postgresAway(away, "Nothing was changed, or it is not known; ask again in a few seconds.");
    }

    /** 503, with the failure in the log. @param advice a sentence that says what to do */
    public static Response postgresAway(SQLException away, String advice) {
        String id = UUID.randomUUID().toString();
        LOG.warnf("%s: a request waits for Postgres: %s", id, away.getMessage());
        return answer(new Problem("Postgres away", 503, advice, null, null, id))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).header(CORRELATION_HEADER, problem.correlationId()).entity(problem);
    }
}
