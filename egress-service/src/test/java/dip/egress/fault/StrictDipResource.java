package dip.egress.fault;

import dip.signing.CryptoProvider;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.FileReplacement;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of one participant that is sound and of some that start with something wrong. */
public final class StrictDipResource implements QuarkusTestResourceLifecycleManager {

    static final String SOUND = "2300000001";
    static final String SIGNING_EXPIRED = "2300000002";
    static final String SIGNING_OF_TOMORROW = "2300000003";
    static final String TLS_EXPIRED = "2300000004";
    static final String TLS_UNKNOWN = "2300000005";

    private final CertificateAuthority authority = CertificateAuthority.create("CA", InstantSource.system());
    private final CertificateAuthority other = CertificateAuthority.create("Another CA", InstantSource.system());
    private Path pki;
    private StrictDip dip;

    @Override
    public Map<String, String> start() {
        // Gauges of a service that ran before in this JVM would stand for those of ours.
        Metrics.globalRegistry.clear();
        try {
            pki = Files.createTempDirectory("strict-dip");
            Files.writeString(pki.resolve("ca.pem"), Pem.encode(authority.certificate()));
            Files.writeString(pki.resolve("trust.pem"), Pem.encode(authority.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dip = new StrictDip(pki, server(authority), authority);
        Map<String, String> settings = new HashMap<>();
        settings.put("dip.egress.dip-url", dip.url());
        participant(settings, SOUND, signing(), client(authority));
        participant(settings, SIGNING_EXPIRED, issue(Use.SIGNING, -2, -1), client(authority));
        participant(settings, SIGNING_OF_TOMORROW, issue(Use.SIGNING, 1, 2), client(authority));
        participant(settings, TLS_EXPIRED, signing(), issue(Use.TLS_CLIENT, -2, -1));
        participant(settings, TLS_UNKNOWN, signing(), client(other));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(dip, new TestInjector.MatchesType(StrictDip.class));
        injector.injectIntoFields(this, new TestInjector.MatchesType(StrictDipResource.class));
    }

    @Override
    public void stop() {
        if (dip != null) {
            dip.close();
        }
    }

    /** Puts a pair in place that the DIP takes. */
    void mendSigning(String dipId) {
        replace(dipId + ".signing", signing());
    }

    /** Puts a key in place that the certificate is not of. @return the certificate that it is of, for {@link #bringTheCertificate} */
    Identity replaceTheSigningKeyAlone(String dipId) {
        Identity whole = signing();
        write(dipId + ".signing.key.pem", Pem.encode(whole.key()));
        return whole;
    }

    void bringTheCertificate(String dipId, Identity whole) {
        write(dipId + ".signing.cert.pem", Pem.encode(whole.certificate()));
    }

    void mendTls(String dipId) {
        replace(dipId + ".tls", client(authority));
    }

    /** What the DIP shows is issued by an authority that the trust store does not have. */
    Identity serverOfAnotherAuthority() {
        return server(other);
    }

    void believeTheOtherAuthorityToo() {
        write("trust.pem", Pem.encode(authority.certificate()) + Pem.encode(other.certificate()));
    }

    static String apiKey(String dipId) {
        return "key of " + dipId;
    }

    private void participant(Map<String, String> settings, String dipId, Identity signing, Identity tls) {
        signing.write(pki, dipId + ".signing");
        tls.write(pki, dipId + ".tls");
        String participant = "dip.participants.\"" + dipId + "\".";
        settings.put(participant + "role", "SUP");
        settings.put(participant + "api-key", apiKey(dipId));
        settings.put(participant + "signing-key", pki.resolve(dipId + ".signing.key.pem").toString());
        settings.put(participant + "signing-certificate", pki.resolve(dipId + ".signing.cert.pem").toString());
        String store = "quarkus.tls.dip-" + dipId + ".";
        settings.put(store + "key-store.pem.0.key", pki.resolve(dipId + ".tls.key.pem").toString());
        settings.put(store + "key-store.pem.0.cert", pki.resolve(dipId + ".tls.cert.pem").toString());
        settings.put(store + "trust-store.pem.certs", pki.resolve("trust.pem").toString());
    }

    private void replace(String name, Identity with) {
        write(name + ".key.pem", Pem.encode(with.key()));
        write(name + ".cert.pem", Pem.encode(with.certificate()));
    }

    private void write(String file, String text) {
        FileReplacement.secret(pki.resolve(file), text.getBytes(StandardCharsets.US_ASCII)).replace();
    }

    private Identity signing() {
        return authority.issue("us", Use.SIGNING, Duration.ofDays(1), List.of());
    }

    private static Identity client(CertificateAuthority issuer) {
        return issuer.issue("us", Use.TLS_CLIENT, Duration.ofDays(1), List.of());
    }

    private static Identity server(CertificateAuthority issuer) {
        return issuer.issue("localhost", Use.TLS_SERVER, Duration.ofDays(1), List.of("localhost"));
    }

    /** @param from in days from now, like {@code to} */
    private Identity issue(Use use, int from, int to) {
        Instant now = Instant.now();
        return authority.issue("us", use, CryptoProvider.fastest().rsaKey(2048), now.plus(from, ChronoUnit.DAYS), now.plus(to, ChronoUnit.DAYS),
                List.of());
    }
}
