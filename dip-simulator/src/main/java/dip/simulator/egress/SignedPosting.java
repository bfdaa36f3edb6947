package dip.simulator.egress;

import dip.signing.MessageSigner;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A body signed by the DIP; who wants to know what becomes of it watches. */
public final class SignedPosting implements Posting {

    private final MessageSigner signer;
    private final String url;
    private final byte[] body;
    private final List<PostingWatch> watches;
    private Answer last;
    private long calledNanos;

    public SignedPosting(MessageSigner signer, String url, byte[] body, PostingWatch... watches) {
        this.signer = signer;
        this.url = url;
        this.body = body;
        this.watches = List.of(watches);
    }

    @Override
    public int size() {
        return body.length;
    }

    @Override
    public WebhookCall call() {
        calledNanos = System.nanoTime();
        return WebhookCall.post(url, signer.sign("POST", url, body), body);
    }

    @Override
    public void paused() {
        watches.forEach(PostingWatch::paused);
    }

    @Override
    public void answered(Answer answer) {
        last = answer;
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - calledNanos);
        watches.forEach(watch -> watch.answered(answer, millis));
    }

    @Override
    public void finished(Disposition disposition) {
        watches.forEach(watch -> watch.ended(disposition, last));
    }
}
