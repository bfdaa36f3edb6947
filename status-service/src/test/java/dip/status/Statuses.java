package dip.status;

import dip.model.response.StandardResponse.Item;
import dip.status.outbox.NewStatus;
import dip.status.outbox.NewStatus.Kind;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Status messages as they go into the outbox. */
public final class Statuses {

    private Statuses() {
    }

    public static NewStatus of(String participant) {
        return of(participant, UUID.randomUUID().toString());
    }

    public static NewStatus of(String participant, String transactionId) {
        Item item = new Item(transactionId, "reference", "correlation", "2026-03-21T19:05:00+00:00", participant, "2200000001",
                null, "RCP0000 - Message Success", null, null);
        return new NewStatus(participant, transactionId, Kind.POSITIVE, UUID.randomUUID() + ".0", "correlation",
                System.currentTimeMillis(), item);
    }

    public static List<NewStatus> many(String participant, int count) {
        return IntStream.range(0, count).mapToObj(i -> of(participant)).toList();
    }
}
