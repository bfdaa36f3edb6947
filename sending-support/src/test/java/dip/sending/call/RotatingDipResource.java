package dip.sending.call;

import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.FileReplacement;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of two participants of one connection provider, who share its TLS certificate, and their successors. */
public final class RotatingDipResource implements QuarkusTestResourceLifecycleManager {

    static final List<String> PARTICIPANTS = List.of("2300000001", "2500000001");

    private final CertificateAuthority old = CertificateAuthority.create("Old CA", InstantSource.system());
    private final CertificateAuthority next = CertificateAuthority.create("Next CA", InstantSource.system());
    private Path pki;
    private RotatingDip dip;

    @Override
    public Map<String, String> start() {
        try {
            pki = Files.createTempDirectory("rotating-dip");
            Files.writeString(pki.resolve("old.pem"), Pem.encode(old.certificate()));
            Files.writeString(pki.resolve("next.pem"), Pem.encode(next.certificate()));
            Files.writeString(pki.resolve("trust.pem"), Pem.encode(old.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server(old).write(pki, "server");
        server(next).write(pki, "next-server");
        issue(old, Use.TLS_CLIENT).write(pki, "client");
        PARTICIPANTS.forEach(dipId -> issue(old, Use.SIGNING).write(pki, dipId));
        PARTICIPANTS.forEach(dipId -> write(dipId + ".api-key", "old"));
        dip = new RotatingDip(pki, next);
        return settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(dip, new TestInjector.MatchesType(RotatingDip.class));
        injector.injectIntoFields(this, new TestInjector.MatchesType(RotatingDipResource.class));
    }

    @Override
    public void stop() {
        if (dip != null) {
            dip.close();
        }
    }

    void believeBothAuthorities() {
        write("trust.pem", Pem.encode(old.certificate()) + Pem.encode(next.certificate()));
    }

    void believeTheNextAuthorityAlone() {
        write("trust.pem", Pem.encode(next.certificate()));
    }

    void rotateApiKeys() {
        PARTICIPANTS.forEach(dipId -> write(dipId + ".api-key", "new"));
    }

    void rotateSigningKeys() {
        PARTICIPANTS.forEach(dipId -> replace(dipId, issue(next, Use.SIGNING)));
    }

    void rotateTheTlsCertificate() {
        replace("client", issue(next, Use.TLS_CLIENT));
    }

    /** What a reading between two renames finds. @return the key that belongs to it, for {@link #bringTheKey} */
    Identity replaceTheTlsCertificateAlone() {
        Identity whole = issue(next, Use.TLS_CLIENT);
        write("client.cert.pem", Pem.encode(whole.certificate()));
        return whole;
    }

    void bringTheKey(Identity whole) {
        write("client.key.pem", Pem.encode(whole.key()));
    }

    private void replace(String name, Identity with) {
        write(name + ".key.pem", Pem.encode(with.key()));
        write(name + ".cert.pem", Pem.encode(with.certificate()));
    }

    private void write(String file, String text) {
        FileReplacement.secret(pki.resolve(file), text.getBytes(StandardCharsets.US_ASCII)).replace();
    }

    private static Identity server(CertificateAuthority authority) {
        return authority.issue("localhost", Use.TLS_SERVER, Duration.ofDays(1), List.of("localhost"));
    }

    private static Identity issue(CertificateAuthority authority, Use use) {
        return authority.issue("us", use, Duration.ofDays(1), List.of());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("dip.tested.dip-url", dip.url());
        settings.put("dip.tested.sending.concurrency", "4");
        settings.put("dip.tested.call.timeout", "20s");
        settings.put("dip.tested.call.connect-timeout", "20s");
        settings.put("quarkus.tls.dip.key-store.pem.0.key", pki.resolve("client.key.pem").toString());
        settings.put("quarkus.tls.dip.key-store.pem.0.cert", pki.resolve("client.cert.pem").toString());
        settings.put("quarkus.tls.dip.trust-store.pem.certs", pki.resolve("trust.pem").toString());
        for (String dipId : PARTICIPANTS) {
            String participant = "dip.participants.\"" + dipId + "\".";
            settings.put(participant + "role", "SUP");
            settings.put(participant + "api-key-file", pki.resolve(dipId + ".api-key").toString());
            settings.put(participant + "signing-key", pki.resolve(dipId + ".key.pem").toString());
            settings.put(participant + "signing-certificate", pki.resolve(dipId + ".cert.pem").toString());
        }
        settings.put("dip.participants.\"" + PARTICIPANTS.getLast() + "\".mpo", PARTICIPANTS.getLast());
        return settings;
    }
}
