package dip.audit.journal;

import dip.audit.entry.Entry;
import dip.audit.entry.Entry.Arrived;
import dip.audit.entry.Entry.Called;
import dip.audit.entry.Entry.Certified;
import dip.audit.entry.Entry.Judged;
import dip.audit.entry.Entry.Refused;
import dip.audit.entry.Entry.Sent;
import java.util.ArrayList;
import java.util.List;

/** Entries sorted into the tables they go to. */
final class Batch {

    private final List<Arrived> items = new ArrayList<>();
    private final List<JudgementRows.Row> judgements = new ArrayList<>();
    private final List<Called> calls = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Certified> certificates = new ArrayList<>();

    static Batch of(List<Entry> entries) {
        Batch batch = new Batch();
        entries.forEach(batch::add);
        return batch;
    }

    private void add(Entry entry) {
        switch (entry) {
            case Arrived arrived -> items.add(arrived);
            case Refused refused -> {
                items.add(refused.arrived());
                judgements.add(JudgementRows.Row.of(refused));
            }
            case Judged judged -> judgements.add(JudgementRows.Row.of(judged));
            case Called call -> calls.add(call);
            case Sent message -> sent.add(message);
            case Certified certificate -> certificates.add(certificate);
        }
    }

    /** One statement a table that has rows. */
    List<Insert> inserts() {
        List<Insert> inserts = new ArrayList<>();
        if (!items.isEmpty()) {
            inserts.add(DeliveryRows.insert(items.stream().map(Arrived::item).toList()));
            inserts.add(ItemRows.insert(items));
        }
        if (!judgements.isEmpty()) {
            inserts.add(JudgementRows.insert(judgements));
        }
        if (!calls.isEmpty()) {
            inserts.add(CallRows.insertCalls(calls));
        }
        if (calls.stream().anyMatch(call -> !call.items().isEmpty())) {
            inserts.add(CallRows.insertItems(calls));
        }
        if (calls.stream().anyMatch(call -> !call.submissions().isEmpty())) {
            inserts.add(CallRows.insertSubmissions(calls));
        }
        if (!sent.isEmpty()) {
            inserts.add(SentRows.insertMessages(sent));
            inserts.add(SentRows.insertAnswers(sent));
        }
        if (!certificates.isEmpty()) {
            inserts.add(CertificateRows.insert(certificates));
        }
        return inserts;
    }
}
