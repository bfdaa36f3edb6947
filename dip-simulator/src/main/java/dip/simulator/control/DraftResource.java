package dip.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dip.simulator.draft.Draft;
import dip.simulator.draft.DraftFactory;
import dip.simulator.draft.DraftRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Makes messages for participants to send. */
@Path("/drafts")
@RunOnVirtualThread
public final class DraftResource {

    private final DraftFactory drafts;
    private final ObjectMapper json;

    DraftResource(DraftFactory drafts, ObjectMapper json) {
        this.drafts = drafts;
        this.json = json;
    }

    /** One {@link Draft} a line. */
    @GET
    @Produces("application/x-ndjson")
    public String make(@QueryParam("count") @DefaultValue("100") int count, @QueryParam("seed") @DefaultValue("1") long seed,
            @QueryParam("wrongShare") @DefaultValue("0") double wrongShare, @QueryParam("sender") List<String> senders)
            throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (Draft draft : drafts.make(new DraftRequest(count, seed, wrongShare, senders))) {
            lines.append(json.writeValueAsString(draft)).append('\n');
        }
        return lines.toString();
    }
}
