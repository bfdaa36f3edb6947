package dip.audit;

import dip.audit.entry.Entry;
import dip.audit.entry.EntryReader;
import dip.audit.entry.UnusableEntry;
import dip.audit.journal.Journal;
import dip.embedded.EmbeddedServices;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running service share: its API, and a way to journal entries and know that they are written. */
@WithTestResource(EmbeddedServices.class)
@WithTestResource(SigningIdentity.class)
abstract class JournalTest {

    @TestHTTPResource
    String base;

    @Inject
    Journal journal;

    @Inject
    EntryReader reader;

    Api api;

    @BeforeEach
    void open() {
        api = new Api(base.replaceAll("/$", ""));
    }

    /** @param facts {@link InboundItem}, {@link Verdict}, {@link SentMessage} or {@link JournalEntry} */
    List<Entry> entries(List<?> facts) {
        List<Entry> entries = new ArrayList<>();
        for (Object fact : facts) {
            entries.add(entry(fact));
        }
        return entries;
    }

    void journal(Object... facts) {
        journal.append(entries(List.of(facts))).toCompletionStage().toCompletableFuture().join();
    }

    private Entry entry(Object fact) {
        try {
            return switch (fact) {
                case InboundItem item -> reader.item(item.toMessage());
                case Verdict verdict -> reader.verdict(verdict.toMessage());
                case SentMessage sent -> reader.sent(sent.toMessage());
                case JournalEntry entry -> reader.journalEntry(entry.toMessage());
                default -> throw new IllegalArgumentException(fact.toString());
            };
        } catch (UnreadableMessage | UnusableEntry e) {
            throw new IllegalArgumentException(e);
        }
    }
}
