package dip.ingress.delivery;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Fingerprints of the signing certificates that this instance has journalled. Forgets all of them when full. */
@Singleton
final class KnownCertificates {

    private static final int CAPACITY = 1_000;

    private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

    boolean contains(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    void add(String fingerprint) {
        if (fingerprints.size() >= CAPACITY) {
            fingerprints.clear();
        }
        fingerprints.add(fingerprint);
    }
}
