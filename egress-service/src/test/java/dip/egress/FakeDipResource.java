package dip.egress;

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

    private static final String PARTICIPANT = "dip.participants.\"" + Messages.SENDER + "\".";

    private FakeDip dip;

    @Override
    public Map<String, String> start() {
        try {
            Path pki = Files.createTempDirectory("fake-dip");
            CertificateAuthority.create("Fake DIP", InstantSource.system())
                    .issue("signing", Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, "signing");
            dip = new FakeDip();
            Map<String, String> settings = new HashMap<>();
            settings.put("dip.egress.dip-url", dip.url());
            settings.put(PARTICIPANT + "role", "SUP");
            settings.put(PARTICIPANT + "api-key", "key of the tests");
            settings.put(PARTICIPANT + "signing-key", pki.resolve("signing.key.pem").toString());
            settings.put(PARTICIPANT + "signing-certificate", pki.resolve("signing.cert.pem").toString());
            return settings;
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
}
