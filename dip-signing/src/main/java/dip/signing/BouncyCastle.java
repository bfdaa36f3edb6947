package dip.signing;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The only place that names Bouncy Castle's provider: loaded when asked for, and not before. */
final class BouncyCastle {

    private BouncyCastle() {
    }

    static Provider load() {
        return new BouncyCastleProvider();
    }
}
