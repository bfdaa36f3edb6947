package dip.simulator.control;

import dip.simulator.journal.DeliveryStatus;
import dip.simulator.journal.Journal;
import dip.simulator.journal.JournalPage;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestPath;

/** Tells what the DIP knows of the messages that participants sent. */
@Path("/journal")
public final class JournalResource {

    private static final int MOST_RECORDS = 1000;

    private final Journal journal;

    JournalResource(Journal journal) {
        this.journal = journal;
    }

    /** In the order in which the messages came; with a reference all of that one. */
    @GET
    public JournalPage page(@QueryParam("senderUniqueReference") String reference,
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        return reference == null ? journal.page(after, Math.clamp(limit, 1, MOST_RECORDS))
                : new JournalPage(after, journal.byReference(reference));
    }

    @GET
    @Path("{transactionId}")
    public DeliveryStatus message(@RestPath String transactionId) {
        return journal.byTransaction(transactionId).orElseThrow(NotFoundException::new);
    }
}
