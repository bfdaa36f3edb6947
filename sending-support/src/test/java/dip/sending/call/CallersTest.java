package dip.sending.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who cannot call the DIP stops the start. */
class CallersTest {

    private static final String PARTICIPANT = "dip.participants.2300000001";
    private static final String KEY = "dip.participants.\"2300000001\".signing-key: ";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CA", InstantSource.system());

    @TempDir
    private Path pki;

    @Test
    void aKeyOfAnotherCertificateStopsTheStart() {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, "one");
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, "other");

        assertThatThrownBy(() -> callers("one.key.pem", "other.cert.pem")).isInstanceOf(InvalidConfiguration.class)
                .hasMessage(KEY + "the signing key does not belong to the certificate of CN=us");
    }

    @Test
    void aKeyThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> callers("none.key.pem", "none.cert.pem")).isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith(KEY + "cannot be read: ").hasMessageContaining("none.key.pem");
    }

    private Callers callers(String key, String certificate) {
        ParticipantsConfig participants = new SmallRyeConfigBuilder().withMapping(ParticipantsConfig.class)
                .withDefaultValues(Map.of(PARTICIPANT + ".role", "SUP", PARTICIPANT + ".api-key", "a key",
                        PARTICIPANT + ".signing-key", pki.resolve(key).toString(),
                        PARTICIPANT + ".signing-certificate", pki.resolve(certificate).toString()))
                .build().getConfigMapping(ParticipantsConfig.class);
        TestedService.Config calling = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(TestedService.Config.class)
                .withDefaultValues(Map.of("dip.tested.dip-url", "https://dip.example")).build().getConfigMapping(TestedService.Config.class);
        return new Callers(Participants.from("SIT", participants, Catalogue.builtIn()), null, calling, InstantSource.system());
    }
}
