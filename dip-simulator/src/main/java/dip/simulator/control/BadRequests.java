package dip.simulator.control;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 400 with the sentence that says what is wrong with a request. */
final class BadRequests {

    @ServerExceptionMapper
    Response wrong(IllegalArgumentException request) {
        return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON)
                .entity(Map.of("problem", String.valueOf(request.getMessage()))).build();
    }
}
