package dip.simulator.pki;

import dip.signing.CryptoProvider;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.simulator.pki.Pki.Name;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Fills an empty directory with the identities of a simulated DIP and its participants. */
final class PkiMaker {

    private static final Duration VALIDITY = Duration.ofDays(825);
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    private final Path directory;
    private final InstantSource clock;
    private final CertificateAuthority authority;
    private final CertificateAuthority stranger;

    private PkiMaker(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        authority = CertificateAuthority.create("Simulated DIP CA", clock);
        stranger = CertificateAuthority.create("Untrusted CA", clock);
    }

    static void fill(Path directory, Collection<String> callers, InstantSource clock) throws IOException {
        PkiMaker maker = new PkiMaker(directory, clock);
        List<X509Certificate> revoked = new ArrayList<>();
        for (Name name : Name.values()) {
            Identity identity = maker.identity(name);
            identity.write(directory, name.id());
            if (name == Name.REVOKED_SIGNING) {
                revoked.add(identity.certificate());
            }
        }
        for (String dipId : callers) {
            maker.participant(dipId, "signing", Use.SIGNING);
            maker.participant(dipId, "client", Use.TLS_CLIENT);
        }
        Pki.write(directory, maker.authority, maker.authority.revocationList(revoked, VALIDITY));
    }

    private Identity identity(Name name) {
        Instant now = clock.instant();
        return switch (name) {
            case EXPIRED_SIGNING -> authority.issue("Simulated DIP", name.use, CryptoProvider.fastest().rsaKey(2048),
                    now.minus(VALIDITY), now.minus(DAY), List.of());
            case WEAK_SIGNING -> authority.issue("Simulated DIP", name.use, CryptoProvider.fastest().rsaKey(1024),
                    now.minus(DAY), now.plus(VALIDITY), List.of());
            case UNTRUSTED_SIGNING, UNTRUSTED_CLIENT -> issue(stranger, name);
            case DIP_SIGNING, DIP_CLIENT, DIP_API, INGRESS_SERVER, REVOKED_SIGNING -> issue(authority, name);
        };
    }

    private Identity issue(CertificateAuthority issuer, Name name) {
        return issuer.issue(name == Name.INGRESS_SERVER ? "Webhooks" : "Simulated DIP", name.use, VALIDITY,
                name.use == Use.TLS_SERVER ? HOSTS : List.of());
    }

    private void participant(String dipId, String purpose, Use use) {
        authority.issue(dipId, use, VALIDITY, List.of()).write(directory, "participant-" + dipId + "-" + purpose);
    }
}
