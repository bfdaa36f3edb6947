package dip.simulator.run;

import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.MessageSigner;
import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import dip.simulator.egress.Posting;
import dip.simulator.egress.WebhookCall;
import dip.simulator.message.Envelope;
import dip.simulator.traffic.Consignment;
import dip.simulator.traffic.DeliveryDefect;
import dip.simulator.traffic.Forger;
import java.time.InstantSource;
import java.util.List;

/** One delivery of a run: signed, damaged where it is to be, and its answers noted in the ledger. */
final class RunPosting implements Posting {

    private static final long NOT_DUE = 0;

    /** What postings are made with. */
    record Tools(MessageSigner signer, Forger forger, InstantSource clock) {
    }

    private final Run run;
    private final Consignment consignment;
    private final List<LedgerEntry> entries;
    private final String url;
    private final byte[] body;
    private final Tools tools;
    private long dueNanos;

    /** @param dueNanos when it has to go out, by {@link System#nanoTime}; 0 for as soon as there is a thread */
    RunPosting(Run run, Consignment consignment, List<LedgerEntry> entries, String url, long dueNanos, Tools tools) {
        this.run = run;
        this.consignment = consignment;
        this.entries = entries;
        this.url = url;
        this.body = Envelope.body(consignment.messages());
        this.dueNanos = dueNanos;
        this.tools = tools;
    }

    @Override
    public int size() {
        return body.length;
    }

    @Override
    public WebhookCall call() {
        if (dueNanos == NOT_DUE) {
            dueNanos = System.nanoTime();
        }
        WebhookCall call = WebhookCall.post(url, tools.signer().sign("POST", url, body), body);
        return consignment.damage().map(damage -> damage.apply(call, tools.forger())).orElse(call);
    }

    /** What never connects would hold its thread for all attempts. */
    @Override
    public boolean mayRetry() {
        return consignment.damage().filter(DeliveryDefect.UNTRUSTED_TLS_CLIENT::equals).isEmpty();
    }

    @Override
    public void answered(Answer answer) {
        List<Item> items = items(answer);
        long now = tools.clock().millis();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).answered(answer, items.isEmpty() ? null : items.get(Math.min(i, items.size() - 1)).code(), now);
        }
        run.answered(answer);
    }

    @Override
    public void finished(Disposition disposition) {
        run.finished(entries, disposition, (System.nanoTime() - dueNanos) / 1000);
    }

    private static List<Item> items(Answer answer) {
        try {
            return answer.body().length == 0 ? List.of() : StandardResponse.parse(answer.body()).messages();
        } catch (MalformedJson otherBody) {
            return List.of();
        }
    }
}
