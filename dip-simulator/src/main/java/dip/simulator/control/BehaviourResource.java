package dip.simulator.control;

import dip.simulator.behaviour.Behaviour;
import dip.simulator.behaviour.Behaviours;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Switches what the DIP and the recipients on it do beyond the usual. */
@Path("/behaviour")
public final class BehaviourResource {

    private final Behaviours behaviours;

    BehaviourResource(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    @GET
    public Behaviour current() {
        return behaviours.current();
    }

    /** Replaces all of it: what is left out is off. Draws start anew. */
    @PUT
    public Behaviour set(Behaviour behaviour) {
        behaviours.set(behaviour);
        return behaviours.current();
    }

    /** Back to the settings. */
    @DELETE
    public void reset() {
        behaviours.reset();
    }
}
