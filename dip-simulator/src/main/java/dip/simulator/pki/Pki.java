package dip.simulator.pki;

import dip.service.InvalidConfiguration;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The simulated DIP's keys and certificates, as PEM files in one directory: {@code <name>.key.pem} and
 * {@code <name>.cert.pem} (the leaf, then its issuer) for each {@link Name}, {@code ca.cert.pem} to trust and
 * {@code ca.crl}, and for each participant that calls the DIP {@code participant-<dipId>-signing} and
 * {@code participant-<dipId>-client}.
 */
public final class Pki {

    /** The names of the files' identities. Those after {@link #INGRESS_SERVER} exist to be refused. */
    public enum Name {
        /** Signs the DIP's deliveries. */
        DIP_SIGNING(Use.SIGNING),
        /** The DIP's client certificate at webhooks. */
        DIP_CLIENT(Use.TLS_CLIENT),
        /** The server certificate of the DIP's API. */
        DIP_API(Use.TLS_SERVER),
        /** A server certificate for the participants' webhooks. */
        INGRESS_SERVER(Use.TLS_SERVER),
        REVOKED_SIGNING(Use.SIGNING),
        EXPIRED_SIGNING(Use.SIGNING),
        WEAK_SIGNING(Use.SIGNING),
        /** From another authority, as is the next one. */
        UNTRUSTED_SIGNING(Use.SIGNING),
        UNTRUSTED_CLIENT(Use.TLS_CLIENT);

        final Use use;

        Name(Use use) {
            this.use = use;
        }

        /** As it stands in file names, for instance {@code dip-signing}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A key with its certificate. */
    public record SigningIdentity(PrivateKey key, X509Certificate certificate) {
    }

    private static final String AUTHORITY = "ca.cert.pem";
    private static final String REVOCATIONS = "ca.crl";

    private final Path directory;

    private Pki(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory, and fills it first where it is empty. Takes a few seconds then.
     *
     * @param callers DIP IDs that get a signing and a client identity
     * @throws InvalidConfiguration where the directory holds something else
     */
    public static Pki open(Path directory, Collection<String> callers, InstantSource clock) {
        try {
            Files.createDirectories(directory);
            if (isEmpty(directory)) {
                PkiMaker.fill(directory, callers, clock);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + directory, unusable);
        }
        Pki pki = new Pki(directory);
        for (Name name : Name.values()) {
            if (!Files.isReadable(pki.certificate(name))) {
                throw new InvalidConfiguration("dip.simulator.pki-dir", "'" + directory + "' is not empty and lacks "
                        + pki.certificate(name).getFileName() + "; name an empty directory to have it filled");
            }
        }
        return pki;
    }

    public Path authority() {
        return directory.resolve(AUTHORITY);
    }

    public Path revocations() {
        return directory.resolve(REVOCATIONS);
    }

    public Path key(Name name) {
        return directory.resolve(name.id() + ".key.pem");
    }

    public Path certificate(Name name) {
        return directory.resolve(name.id() + ".cert.pem");
    }

    public SigningIdentity identity(Name name) {
        return new SigningIdentity(Pem.privateKey(key(name)), Pem.certificates(certificate(name)).getFirst());
    }

    static void write(Path directory, CertificateAuthority authority, byte[] revocations) throws IOException {
        Files.write(directory.resolve(REVOCATIONS), revocations);
        Files.writeString(directory.resolve(AUTHORITY), Pem.encode(authority.certificate()));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
