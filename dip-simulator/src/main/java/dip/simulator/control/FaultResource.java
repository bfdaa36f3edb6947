package dip.simulator.control;

import dip.simulator.channel.Faults;
import dip.simulator.channel.Faults.Fault;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Makes the DIP API misbehave. */
@Path("/faults")
public final class FaultResource {

    private final Faults faults;

    FaultResource(Faults faults) {
        this.faults = faults;
    }

    /** Replaces the fault of the same path; one that cannot be is answered 400 with a sentence. */
    @POST
    @ResponseStatus(201)
    public Fault set(Fault fault) {
        faults.set(fault);
        return fault;
    }

    @GET
    public List<Fault> all() {
        return faults.all();
    }

    @DELETE
    public void clear() {
        faults.clear();
    }
}
