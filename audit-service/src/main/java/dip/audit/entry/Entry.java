package dip.audit.entry;

import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** One fact for the journal. Written once; the same one again changes nothing. */
public sealed interface Entry {

    /** What metrics call it. */
    String kind();

    /** The times, in epoch milliseconds, whose days' partitions it is written to; none where it has no day. */
    LongStream times();

    /** Roughly what it holds in memory, in bytes. */
    int bytes();

    /** An item accepted at the edge. */
    record Arrived(InboundItem item, Kind itemKind, Facts facts) implements Entry {

        @Override
        public String kind() {
            return itemKind == Kind.STATUS ? "status" : "message";
        }

        @Override
        public LongStream times() {
            return LongStream.of(Uuid7.millis(item.deliveryId()));
        }

        @Override
        public int bytes() {
            return item.before().length + item.body().length + item.after().length;
        }
    }

    /** @param findings a JSON array of what was wrong */
    record Refused(Arrived arrived, int httpStatus, String findings) implements Entry {

        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public LongStream times() {
            return arrived.times();
        }

        @Override
        public int bytes() {
            return arrived.bytes();
        }
    }

    /**
     * What validation said of an item.
     *
     * @param judgedAt epoch milliseconds
     * @param duplicateOf itemId of the first one, or null
     * @param findings a JSON array; null where there are none
     */
    record Judged(ItemId item, String outcome, long judgedAt, String duplicateOf, String findings) implements Entry {

        @Override
        public String kind() {
            return "verdict";
        }

        @Override
        public LongStream times() {
            return LongStream.of(item.receivedAt());
        }

        @Override
        public int bytes() {
            return findings == null ? 0 : findings.length();
        }
    }

    /**
     * An attempt to call the DIP: about items received, or about messages of ours.
     *
     * @param call as its caller reported it
     * @param items that it answered
     * @param submissions that it carried; UUIDs version 7
     */
    record Called(JournalEntry.Call call, List<ItemId> items, List<UUID> submissions) implements Entry {

        public Called {
            items = List.copyOf(items);
            submissions = List.copyOf(submissions);
        }

        @Override
        public String kind() {
            return "call";
        }

        @Override
        public LongStream times() {
            LongStream about = Stream.concat(items.stream().map(ItemId::deliveryId), submissions.stream()).mapToLong(Uuid7::millis);
            return LongStream.concat(LongStream.of(call.startedAt()), about);
        }

        @Override
        public int bytes() {
            return call.responseBody() == null ? 0 : call.responseBody().length();
        }
    }

    /** What the DIP's first answer made of a message of ours. */
    record Sent(SentMessage message, Facts facts) implements Entry {

        @Override
        public String kind() {
            return "sent";
        }

        @Override
        public LongStream times() {
            return LongStream.of(Uuid7.millis(message.submission()));
        }

        @Override
        public int bytes() {
            return message.body().length;
        }
    }

    /** A signing certificate seen for the first time. */
    record Certified(String fingerprint, String pem) implements Entry {

        @Override
        public String kind() {
            return "certificate";
        }

        @Override
        public LongStream times() {
            return LongStream.empty();
        }

        @Override
        public int bytes() {
            return pem.length();
        }
    }
}
