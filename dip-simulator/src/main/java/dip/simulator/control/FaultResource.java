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

    /** Replaces the fault of the same path. */
    @POST
    @ResponseStatus(201)
    public Fault set(Fault fault) {
        if (fault.path() == null || !fault.path().startsWith("/") || fault.status() != 0 && (fault.status() < 200 || fault.status() > 599)) {
            throw new IllegalArgumentException("path starts with /, and status is 0 or 200 to 599");
        }
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
