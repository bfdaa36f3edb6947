package dip.status.rest;

import dip.service.rest.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives every failure its answer, with a correlation ID that also stands in the log. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String CORRELATION_HEADER = "X-Correlation-ID";
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return answer(new Problem(refusal.title(), refusal.status(), refusal.getMessage(), refusal.where(), refusal.rule(), id())).build();
    }

    @ServerExceptionMapper
    Response postgresAway(SQLException away) {
        String id = id();
        LOG.warnf("%s: a request waits for Postgres: %s", id, away.getMessage());
        return answer(new Problem("Postgres away", 503, "Nothing was changed, or it is not known; ask again in a few seconds.",
                null, null, id)).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).header(CORRELATION_HEADER, problem.correlationId()).entity(problem);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
