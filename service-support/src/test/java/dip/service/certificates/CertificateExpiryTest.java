package dip.service.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dip.service.certificates.CertificateExpiry.Warning;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateExpiryTest {

    private static final Instant START = Instant.parse("2026-03-21T19:05:00Z");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CA", InstantSource.fixed(START));
    private static final UsedCertificate LONG = used("signing", "2300000001", Duration.ofDays(90));
    private static final UsedCertificate SHORT = used("signing", "2300000001", Duration.ofDays(31));
    private static final UsedCertificate TLS = used("tls", "webhooks", Duration.ofDays(60));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = START;
    private final CertificateExpiry expiry = new CertificateExpiry(registry, () -> now, Duration.ofDays(30));

    @Test
    void theGaugeCountsDownToTheFirstThatExpires() {
        expiry.look(List.of(LONG, SHORT, TLS));

        assertThat(seconds("signing", "2300000001")).isEqualTo(Duration.ofDays(31).toSeconds());
        assertThat(seconds("tls", "webhooks")).isEqualTo(Duration.ofDays(60).toSeconds());
        now = START.plus(Duration.ofDays(32));
        assertThat(seconds("signing", "2300000001")).isEqualTo(-Duration.ofDays(1).toSeconds());
    }

    @Test
    void aRotatedCertificateShowsAtTheNextLook() {
        expiry.look(List.of(SHORT));
        expiry.look(List.of(LONG));

        assertThat(seconds("signing", "2300000001")).isEqualTo(Duration.ofDays(90).toSeconds());
        expiry.look(List.of());
        assertThat(seconds("signing", "2300000001")).isNaN();
    }

    @Test
    void whatExpiresSoonIsWarnedAboutOnceADay() {
        assertThat(expiry.look(List.of(SHORT, TLS))).isEmpty();
        now = START.plus(Duration.ofDays(2));
        assertThat(expiry.look(List.of(SHORT, TLS))).containsExactly(new Warning(SHORT, Duration.ofDays(29)));
        now = now.plus(Duration.ofHours(23));
        assertThat(expiry.look(List.of(SHORT, TLS))).isEmpty();
        now = START.plus(Duration.ofDays(33));
        assertThat(expiry.look(List.of(SHORT, TLS))).containsExactly(
                new Warning(SHORT, Duration.ofDays(-2)), new Warning(TLS, Duration.ofDays(27)));
    }

    private double seconds(String use, String owner) {
        return registry.get("dip.certificate.expiry.seconds").tag("use", use).tag("owner", owner).gauge().value();
    }

    private static UsedCertificate used(String use, String owner, Duration validity) {
        return new UsedCertificate(use, owner, AUTHORITY.issue(owner, Use.SIGNING, validity, List.of()).certificate());
    }
}
