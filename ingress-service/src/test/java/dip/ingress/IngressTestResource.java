package dip.ingress;

import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificates of both sides, made afresh, and participants with one policy each; a test's {@link Dip} field is set. */
public final class IngressTestResource implements QuarkusTestResourceLifecycleManager {

    static final String PUBLIC_URL = "https://dip.example.test/edge";
    /** Default policy: structure, all or nothing. */
    static final String SUPPLIER = "2300000012";
    static final String PARTIAL = "2300000013";
    static final String SIGNATURE_ONLY = "2300000014";
    static final String FULL = "2300000015";
    /** The DIP calls it under {@link #OWN_URL}, and for IF-044 under {@link #CHANNEL_URL}. */
    static final String OWN = "2300000016";
    static final String OWN_URL = "https://own.example.test";
    static final String CHANNEL_URL = "https://bulk.example.test/dip";

    private Dip dip;

    @Override
    public Map<String, String> start() {
        Path directory = temporaryDirectory();
        CertificateAuthority authority = CertificateAuthority.create("Test CA", Clock.systemUTC());
        identity(authority, "localhost", Use.TLS_SERVER, List.of("localhost", "127.0.0.1")).write(directory, "server");
        dip = new Dip(authority, identity(authority, "dip-client", Use.TLS_CLIENT, List.of()),
                identity(authority, "dip-signer", Use.SIGNING, List.of()));
        Map<String, String> settings = new HashMap<>();
        settings.put("dip.environment", "DEV");
        settings.put("dip.operator.token", Dip.OPERATOR_TOKEN);
        settings.put("dip.ingress.public-url", PUBLIC_URL);
        settings.put("dip.ingress.certificate-refresh", "1s");
        settings.put("quarkus.tls.webhooks.key-store.pem.0.cert", directory.resolve("server.cert.pem").toString());
        settings.put("quarkus.tls.webhooks.key-store.pem.0.key", directory.resolve("server.key.pem").toString());
        settings.put("quarkus.tls.webhooks.trust-store.pem.certs", authority(directory, authority));
        settings.put("dip.ingress.trust.anchors", authority(directory, authority));
        participant(settings, SUPPLIER, "positive-status", "true");
        participant(settings, PARTIAL, "partial", "true");
        participant(settings, SIGNATURE_ONLY, "l3", "signature-only");
        participant(settings, FULL, "l3", "full");
        participant(settings, OWN, "l3", "signature-only");
        settings.put("dip.participants.\"" + OWN + "\".callback-url", OWN_URL + "/");
        settings.put("dip.participants.\"" + OWN + "\".channels.IF-044.callback-url", CHANNEL_URL);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(dip, new TestInjector.MatchesType(Dip.class));
    }

    @Override
    public void stop() {
        if (dip != null) {
            dip.close();
        }
    }

    private static void participant(Map<String, String> settings, String dipId, String key, String value) {
        settings.put("dip.participants.\"" + dipId + "\".role", "SUP");
        settings.put("dip.participants.\"" + dipId + "\".channels.default." + key, value);
    }

    private static Identity identity(CertificateAuthority authority, String name, Use use, List<String> hosts) {
        return authority.issue(name, use, Duration.ofDays(1), hosts);
    }

    private static String authority(Path directory, CertificateAuthority authority) {
        Path file = directory.resolve("authority.pem");
        try {
            Files.writeString(file, Pem.encode(authority.certificate()));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("ingress-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
