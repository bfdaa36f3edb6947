package dip.signing;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Verifies calls from the DIP (dip-spec section 3). Safe to share between threads. */
public final class SignatureVerifier {

    /**
     * @param lookups runs what may block (revocation lookups, the first sight of a certificate)
     * @throws IllegalArgumentException where anchors or CRLs cannot be read; names the file
     */
    public SignatureVerifier(TrustSettings trust, CryptoProvider provider, InstantSource clock, Executor lookups) {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes on the calling thread, before it returns, where the certificate has been judged before; otherwise on
     * the {@code lookups} executor. Never completes exceptionally for what the call contains.
     */
    public CompletionStage<Verification> verify(SignedRequest request) {
        throw new UnsupportedOperationException();
    }
}
