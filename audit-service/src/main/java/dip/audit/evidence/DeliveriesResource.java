package dip.audit.evidence;

import dip.audit.problem.NotJournalled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The webhook calls that messages came in: what proves them. */
@Path("/deliveries/{id}")
class DeliveriesResource {

    private final DeliveryStore store;
    private final Reverification reverification;

    DeliveriesResource(DeliveryStore store, Reverification reverification) {
        this.store = store;
        this.reverification = reverification;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A delivery's evidence: signature values, URL, certificate")
    public Uni<DeliveryEvidence> evidence(@RestPath String id) {
        return store.evidence(deliveryId(id));
    }

    @GET
    @Path("/body")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The delivery's body, byte for byte")
    public Uni<byte[]> body(@RestPath String id) {
        return store.evidence(deliveryId(id)).chain(store::body);
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Verifies the delivery's signature again, now")
    public Uni<VerificationReport> verification(@RestPath String id) {
        return store.evidence(deliveryId(id)).chain(delivery -> store.body(delivery)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(body -> reverification.verify(delivery, body)));
    }

    private static UUID deliveryId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotJournalled("'" + text + "' is no delivery ID: a UUID.");
        }
    }
}
