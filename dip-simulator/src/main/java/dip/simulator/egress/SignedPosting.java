package dip.simulator.egress;

import dip.signing.MessageSigner;
import java.util.function.BiConsumer;

/** A body signed by the DIP; who wants to know how it ended is told the last answer. */
public final class SignedPosting implements Posting {

    private final MessageSigner signer;
    private final String url;
    private final byte[] body;
    private final BiConsumer<Disposition, Answer> end;
    private Answer last;

    public SignedPosting(MessageSigner signer, String url, byte[] body, BiConsumer<Disposition, Answer> end) {
        this.signer = signer;
        this.url = url;
        this.body = body;
        this.end = end;
    }

    @Override
    public WebhookCall call() {
        return WebhookCall.post(url, signer.sign("POST", url, body), body);
    }

    @Override
    public void answered(Answer answer) {
        last = answer;
    }

    @Override
    public void finished(Disposition disposition) {
        end.accept(disposition, last);
    }
}
