package dip.simulator.control;

import dip.simulator.channel.Subscriptions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Tells which webhooks participants have; the DIP's own API has no call for that. */
@Path("/webhooks")
public final class WebhookResource {

    private final Subscriptions subscriptions;

    WebhookResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** By participant and channel. */
    @GET
    public List<Subscriptions.Webhook> all() {
        return subscriptions.all();
    }
}
