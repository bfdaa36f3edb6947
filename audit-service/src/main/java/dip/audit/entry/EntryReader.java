package dip.audit.entry;

import dip.audit.entry.Entry.Arrived;
import dip.audit.entry.Entry.Called;
import dip.audit.entry.Entry.Certified;
import dip.audit.entry.Entry.Judged;
import dip.audit.entry.Entry.Refused;
import dip.audit.entry.Entry.Sent;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict;
import dip.model.catalogue.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/** Reads entries out of what flows. */
@ApplicationScoped
public class EntryReader {

    private final Catalogue catalogue;

    EntryReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * From {@code dip.inbound.*}.
     *
     * @throws UnreadableMessage as {@link InboundItem#of}
     * @throws UnusableEntry where its delivery ID is no UUID version 7
     */
    public Entry item(Message message) throws UnreadableMessage, UnusableEntry {
        return arrived(InboundItem.of(message));
    }

    /**
     * From {@code dip.verdicts}.
     *
     * @throws UnreadableMessage as {@link Verdict#of}
     * @throws UnusableEntry where its itemId is none
     */
    public Entry verdict(Message message) throws UnreadableMessage, UnusableEntry {
        Verdict verdict = Verdict.of(message);
        return new Judged(itemId(verdict.itemId()), verdict.outcome().name(), verdict.validatedAt(), verdict.duplicateOf(),
                FindingsJson.of(verdict.findings()));
    }

    /**
     * From {@code dip.journal}.
     *
     * @throws UnreadableMessage as {@link JournalEntry#of}
     * @throws UnusableEntry where an itemId in it is none, nor a submission ID
     */
    public Entry journalEntry(Message message) throws UnreadableMessage, UnusableEntry {
        return switch (JournalEntry.of(message)) {
            case JournalEntry.Refused refused ->
                    new Refused(arrived(refused.item()), refused.answer(), FindingsJson.of(refused.findings()));
            case JournalEntry.Certificate certificate -> new Certified(certificate.fingerprint(), certificate.pem());
            case JournalEntry.Call call -> called(call);
        };
    }

    /**
     * From {@code dip.sent}.
     *
     * @throws UnreadableMessage as {@link SentMessage#of}
     * @throws UnusableEntry where its ID is no UUID version 7
     */
    public Entry sent(Message message) throws UnreadableMessage, UnusableEntry {
        SentMessage sent = SentMessage.of(message);
        if (!Uuid7.is(sent.submission())) {
            throw new UnusableEntry("'" + sent.submission() + "' is no submission: a UUID version 7");
        }
        return new Sent(sent, new Facts(sent.channel(), sent.eventCode(), sent.participant(), sent.transactionId(), sent.reference(),
                sent.mpan()));
    }

    private Arrived arrived(InboundItem item) throws UnusableEntry {
        itemId(item.itemId());
        Kind kind = Kind.ofChannel(item.channel());
        Facts facts = Facts.of(kind, item.body());
        return new Arrived(item, kind, facts.interfaceId() == null ? facts.withInterface(interfaceOf(item.channel())) : facts);
    }

    private String interfaceOf(String channel) {
        return catalogue.byChannel(channel).map(known -> known.id()).orElse(null);
    }

    private static Called called(JournalEntry.Call call) throws UnusableEntry {
        List<ItemId> items = new ArrayList<>();
        List<UUID> submissions = new ArrayList<>();
        for (String text : call.itemIds()) {
            Optional<UUID> submission = Uuid7.parse(text);
            if (submission.isPresent()) {
                submissions.add(submission.get());
            } else {
                items.add(itemId(text));
            }
        }
        return new Called(call, items, submissions);
    }

    private static ItemId itemId(String text) throws UnusableEntry {
        return ItemId.parse(text).filter(id -> Uuid7.is(id.deliveryId()))
                .orElseThrow(() -> new UnusableEntry("'" + text + "' is no itemId: a UUID version 7, a dot and a number"));
    }
}
