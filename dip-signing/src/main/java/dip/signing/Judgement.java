package dip.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;

/** What is thought of a certificate, apart from any signature made with it. */
sealed interface Judgement {

    /** @param key the certificate's, in the crypto provider's own form */
    record Trusted(X509Certificate certificate, PublicKey key, String fingerprint) implements Judgement {
    }

    record Untrusted(Verification.Invalid invalid) implements Judgement {
    }
}
