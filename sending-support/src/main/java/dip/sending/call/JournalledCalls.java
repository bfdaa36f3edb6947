package dip.sending.call;

import dip.client.DipClient;
import dip.client.Endpoint;
import dip.client.Fault;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.messaging.JournalEntry;
import dip.service.participants.Participant;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls the DIP for a participant, and says of each call what the journal is to be told of it. Blocks. */
public final class JournalledCalls {

    /** What came of it. */
    public sealed interface Result {
    }

    /** A guard let nothing through: there was no call. @param pause after which there may be room */
    public record Kept(Duration pause) implements Result {
    }

    /** There was a call. @param entry to be stored with what is made of the outcome */
    public record Made(Tried outcome, JournalEntry.Call entry) implements Result {
    }

    private final DipClient client;
    private final Callers callers;
    private final InstantSource clock;

    public JournalledCalls(DipClient client, Callers callers, InstantSource clock) {
        this.client = client;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * {@code POST}s the elements as one array.
     *
     * @throws InterruptedException where the caller is stopped; the DIP may have got the call
     */
    public Result post(Participant participant, Endpoint endpoint, List<? extends Element> elements) throws InterruptedException {
        long startedAt = clock.millis();
        long start = System.nanoTime();
        return switch (client.post(callers.of(participant), endpoint, array(elements))) {
            case NotTried kept -> new Kept(kept.pause());
            case Tried outcome -> {
                long millis = (System.nanoTime() - start) / 1_000_000;
                String callId = UUID.randomUUID().toString();
                yield new Made(outcome, new JournalEntry.Call(callId, correlationId(elements, callId), participant.dipId(),
                        client.url(endpoint), elements.stream().map(Element::itemId).toList(), outcome.httpStatus(), outcome.id(),
                        outcome.code(), startedAt, millis, outcome.detail(), outcome.body()));
            }
        };
    }

    /** What is wrong on our side with the participant's calls; empty where nothing is. */
    public Optional<Fault> fault(String dipId) {
        return callers.find(dipId).flatMap(client::fault);
    }

    /** Whether something of ours keeps the participant's calls back, so that there is no need to claim. */
    public boolean isKept(Participant participant) {
        return client.isKept(callers.of(participant));
    }

    private static String correlationId(List<? extends Element> elements, String callId) {
        return elements.size() == 1 ? elements.getFirst().correlationId() : callId;
    }

    private static byte[] array(List<? extends Element> elements) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(elements.stream().mapToInt(each -> each.json().length + 1).sum() + 1);
        char separator = '[';
        for (Element element : elements) {
            body.write(separator);
            body.writeBytes(element.json());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }
}
