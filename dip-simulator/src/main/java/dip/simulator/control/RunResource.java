package dip.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dip.simulator.run.LedgerLine;
import dip.simulator.run.Run;
import dip.simulator.run.RunProgress;
import dip.simulator.run.RunRequest;
import dip.simulator.run.RunSummary;
import dip.simulator.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Starts runs and tells how they go. */
@Path("/runs")
@RunOnVirtualThread
public final class RunResource {

    private static final int MOST_LINES = 10_000;

    private final Runs runs;
    private final ObjectMapper json;

    RunResource(Runs runs, ObjectMapper json) {
        this.runs = runs;
        this.json = json;
    }

    @POST
    @ResponseStatus(201)
    public RunProgress start(RunRequest request) {
        return runs.start(request).progress();
    }

    @GET
    public List<RunProgress> all() {
        return runs.all().stream().map(Run::progress).toList();
    }

    @GET
    @Path("{id}")
    public RunProgress progress(@RestPath String id) {
        return find(id).progress();
    }

    /** Ends the run: nothing more is made. Deliveries under way go on. */
    @DELETE
    @Path("{id}")
    public RunProgress stop(@RestPath String id) {
        Run run = find(id);
        run.stop();
        return run.progress();
    }

    /** Latencies, and how many of each kind went as expected. */
    @GET
    @Path("{id}/summary")
    public RunSummary summary(@RestPath String id) {
        return find(id).summary();
    }

    /** One {@link LedgerLine} a line, in the order in which the messages were made. */
    @GET
    @Path("{id}/ledger")
    @Produces("application/x-ndjson")
    public String ledger(@RestPath String id, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("1000") int limit) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (LedgerLine line : find(id).lines(Math.max(0, after), Math.clamp(limit, 1, MOST_LINES))) {
            lines.append(json.writeValueAsString(line)).append('\n');
        }
        return lines.toString();
    }

    private Run find(String id) {
        return runs.find(id).orElseThrow(NotFoundException::new);
    }
}
