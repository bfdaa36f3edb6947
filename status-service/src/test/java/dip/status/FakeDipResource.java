package dip.status;

import dip.signing.CryptoProvider;
import dip.signing.Pem;
import dip.signing.SignatureVerifier;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a {@link FakeDip}, and configures the service to call it for one participant. */
public final class FakeDipResource implements QuarkusTestResourceLifecycleManager {

    private static final String PARTICIPANT = "dip.participants.\"" + Verdicts.RECIPIENT + "\".";

    private FakeDip dip;

    @Override
    public Map<String, String> start() {
        try {
            Path pki = pki();
            SignatureVerifier verifier = new SignatureVerifier(new TrustSettings(List.of(pki.resolve("ca.pem")), Duration.ofMinutes(5),
                    2048, Revocation.NONE, List.of(), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, InstantSource.system(), Runnable::run);
            dip = new FakeDip(pki, verifier);
            return settings(pki);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(dip, new TestInjector.MatchesType(FakeDip.class));
    }

    @Override
    public void stop() {
        if (dip != null) {
            dip.close();
        }
    }

    private static Path pki() throws IOException {
        Path pki = Files.createTempDirectory("fake-dip");
        Duration day = Duration.ofDays(1);
        CertificateAuthority authority = CertificateAuthority.create("Fake DIP", InstantSource.system());
        Files.writeString(pki.resolve("ca.pem"), Pem.encode(authority.certificate()));
        authority.issue("localhost", Use.TLS_SERVER, day, List.of("localhost")).write(pki, "server");
        authority.issue("client", Use.TLS_CLIENT, day, List.of()).write(pki, "client");
        authority.issue("signing", Use.SIGNING, day, List.of()).write(pki, "signing");
        return pki;
    }

    private Map<String, String> settings(Path pki) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dip.status.dip-url", dip.url());
        settings.put("quarkus.tls.dip.key-store.pem.0.key", pki.resolve("client.key.pem").toString());
        settings.put("quarkus.tls.dip.key-store.pem.0.cert", pki.resolve("client.cert.pem").toString());
        settings.put("quarkus.tls.dip.trust-store.pem.certs", pki.resolve("ca.pem").toString());
        settings.put(PARTICIPANT + "role", "SUP");
        settings.put(PARTICIPANT + "api-key", "key of the tests");
        settings.put(PARTICIPANT + "signing-key", pki.resolve("signing.key.pem").toString());
        settings.put(PARTICIPANT + "signing-certificate", pki.resolve("signing.cert.pem").toString());
        settings.put(PARTICIPANT + "channels.IF-021.positive-status", "false");
        return settings;
    }
}
