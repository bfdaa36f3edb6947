package dip.simulator.control;

import dip.simulator.egress.Egress;
import dip.simulator.egress.Stop;
import dip.simulator.egress.StoppedWay;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Stops and starts the DIP for a participant or a channel. */
@Path("/stops")
public final class StopResource {

    private final Egress egress;

    StopResource(Egress egress) {
        this.egress = egress;
    }

    /** Replaces the stop of the same participant and channel. */
    @POST
    @ResponseStatus(201)
    public Stop stop(Stop stop) {
        egress.stop(stop);
        return stop;
    }

    @GET
    public List<StoppedWay> all() {
        return egress.stops();
    }

    /** Starts again what was stopped with the same participant and channel; without both, everything. */
    @DELETE
    public void start(@QueryParam("participant") String participant, @QueryParam("channel") String channel) {
        if (participant == null && channel == null) {
            egress.startAll();
        } else if (!egress.start(participant, channel)) {
            throw new NotFoundException();
        }
    }
}
