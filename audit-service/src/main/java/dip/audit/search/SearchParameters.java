package dip.audit.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a search, as text: {@link FilterReader} judges them. */
public final class SearchParameters {

    @RestQuery
    @Parameter(description = "IN for messages received, OUT for those that we sent; both where absent")
    String direction;

    @RestQuery
    @Parameter(description = "Our DIP ID that received the message, or sent it", example = "1234567890")
    String dipId;

    @RestQuery
    @Parameter(description = "DIP ID of the sender")
    String sender;

    @RestQuery("interface")
    @Parameter(description = "Interface or publication", example = "IF-036")
    String interfaceId;

    @RestQuery
    @Parameter(description = "Event code, with or without its brackets", example = "MSAppActive")
    String event;

    @RestQuery
    @Parameter(description = "RECEIVED, ACCEPTED, REJECTED, REPEATED, SUPPRESSED, REFUSED or STATUS; SENT or FAILED for ours")
    String state;

    @RestQuery
    @Parameter(description = "MPAN core, 13 digits; repeat it to search for many")
    List<String> mpan;

    @RestQuery
    @Parameter(description = "Received at or after, epoch milliseconds")
    String from;

    @RestQuery
    @Parameter(description = "Received before, epoch milliseconds")
    String to;

    @RestQuery
    @Parameter(description = "The DIP's transaction ID")
    String transactionId;

    @RestQuery
    @Parameter(description = "Sender unique reference")
    String reference;

    @RestQuery
    @Parameter(description = "The suite's correlation ID, as in its answers and logs")
    String correlationId;

    @RestQuery
    @Parameter(description = "The value of `next` in the page before")
    String after;

    @RestQuery
    @Parameter(description = "Messages in a page, 1 to 1000; 100 where absent")
    String limit;
}
