package dip.audit.search;

import dip.audit.entry.ItemId;
import dip.audit.entry.Uuid7;
import dip.audit.problem.NotJournalled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The messages received and sent, in every state. */
@Path("/messages")
class MessagesResource {

    private static final String NDJSON = "application/x-ndjson";

    private final FilterReader filters;
    private final MessageSearch search;
    private final MessageStore store;
    private final SentStore sent;

    MessagesResource(FilterReader filters, MessageSearch search, MessageStore store, SentStore sent) {
        this.filters = filters;
        this.search = search;
        this.store = store;
        this.sent = sent;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Messages that fit all filters, newest first, a page at a time")
    public Uni<MessagePage> find(@BeanParam SearchParameters parameters, @Context UriInfo uri) {
        Filter filter = filters.read(parameters, uri.getQueryParameters());
        return search.find(filter.page(filter.after(), filter.limit() + 1)).map(found -> MessagePage.of(found, filter.limit()));
    }

    @GET
    @Path("/export")
    @Produces(NDJSON)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "All messages that fit all filters, newest first, one a line; 'limit' is how many are read at a time")
    public Multi<MessageSummary> export(@BeanParam SearchParameters parameters, @Context UriInfo uri) {
        Filter filter = filters.read(parameters, uri.getQueryParameters());
        return Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(filter.page(filter.after(), FilterReader.MAX_LIMIT)), this::nextPage)
                .whilst(page -> page.size() == FilterReader.MAX_LIMIT)
                .onItem().disjoint();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One message with its findings and its whole history")
    public Uni<Detail> message(@RestPath String id) {
        return Uuid7.parse(id).map(sent::detail).orElseGet(() -> store.detail(itemId(id)));
    }

    @GET
    @Path("/{id}/body")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The message's own bytes, as received or sent")
    public Uni<byte[]> body(@RestPath String id) {
        return Uuid7.parse(id).map(sent::body).orElseGet(() -> store.body(itemId(id)));
    }

    private Uni<List<MessageSummary>> nextPage(AtomicReference<Filter> position) {
        return search.find(position.get()).invoke(page -> {
            if (!page.isEmpty()) {
                ItemId last = FilterReader.place(page.getLast().itemId()).orElseThrow();
                position.set(position.get().page(last, FilterReader.MAX_LIMIT));
            }
        });
    }

    private static ItemId itemId(String text) {
        return ItemId.parse(text).orElseThrow(() -> new NotJournalled("'" + text + "' is neither an itemId (a UUID, a dot and a number) nor a submission's ID (a UUID)."));
    }
}
