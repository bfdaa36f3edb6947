package dip.simulator.control;

import dip.simulator.egress.Retries;
import dip.simulator.egress.RetryTable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Sets how often and when deliveries are tried. */
@Path("/retries")
public final class RetryResource {

    private final Retries retries;

    RetryResource(Retries retries) {
        this.retries = retries;
    }

    @GET
    public RetryTable current() {
        return retries.current();
    }

    /** For the deliveries that begin from now on. */
    @PUT
    public RetryTable set(RetryTable table) {
        retries.set(table);
        return retries.current();
    }

    /** Back to the settings. */
    @DELETE
    public void reset() {
        retries.reset();
    }
}
