package dip.egress.fault;

import static dip.egress.fault.StrictDipResource.SIGNING_EXPIRED;
import static dip.egress.fault.StrictDipResource.SIGNING_OF_TOMORROW;
import static dip.egress.fault.StrictDipResource.SOUND;
import static dip.egress.fault.StrictDipResource.TLS_EXPIRED;
import static dip.egress.fault.StrictDipResource.TLS_UNKNOWN;
import static dip.egress.fault.StrictDipResource.apiKey;
import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.Messages;
import dip.egress.Service;
import dip.egress.ServiceSettings;
import dip.embedded.EmbeddedServices;
import dip.signing.authority.CertificateAuthority.Identity;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Something of ours is wrong: the message waits and says what, where and what to do; a metric says it, too; the DIP is not
 * hammered; and the message goes when it is mended, without a restart.
 */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(StrictDipResource.class)
class OwnFaultsTest {

    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();

    @TestHTTPResource
    URI uri;
    @Inject
    MeterRegistry metrics;
    @Inject
    TlsConfigurationRegistry registry;
    @Inject
    Event<CertificateUpdatedEvent> readAgain;

    StrictDip dip;
    StrictDipResource files;
    private Service service;

    @BeforeEach
    void connect() {
        service = new Service(uri);
    }

    @AfterEach
    void reset() {
        dip.reset();
    }

    @Test
    void expiredSigningCertificateIsSaidWithoutACall() throws Exception {
        JsonObject waiting = awaitFault(take(SIGNING_EXPIRED), SIGNING_EXPIRED, "signing_expired");

        assertThat(waiting.getString("detail")).contains("CN=us (serial ").contains(" expired at ").contains(SIGNING_EXPIRED + ".signing.cert.pem");
        assertThat(waiting.getInteger("attempts")).isZero();
        assertThat(dip.calls(apiKey(SIGNING_EXPIRED))).isZero();
        files.mendSigning(SIGNING_EXPIRED);
        awaitMended(waiting, SIGNING_EXPIRED, "signing_expired");
    }

    @Test
    void signingCertificateOfTomorrowIsSaidWithoutACall() throws Exception {
        JsonObject waiting = awaitFault(take(SIGNING_OF_TOMORROW), SIGNING_OF_TOMORROW, "signing_not_yet_valid");

        assertThat(waiting.getString("detail")).contains(" is not valid before ");
        assertThat(dip.calls(apiKey(SIGNING_OF_TOMORROW))).isZero();
        files.mendSigning(SIGNING_OF_TOMORROW);
        awaitMended(waiting, SIGNING_OF_TOMORROW, "signing_not_yet_valid");
    }

    @Test
    void expiredTlsCertificateIsSaidWithoutACall() throws Exception {
        JsonObject waiting = awaitFault(take(TLS_EXPIRED), TLS_EXPIRED, "tls_not_valid");

        assertThat(waiting.getString("detail")).contains("TLS client certificate").contains("quarkus.tls.dip-" + TLS_EXPIRED + ".key-store");
        files.mendTls(TLS_EXPIRED);
        readTlsFilesAgain(TLS_EXPIRED);
        awaitMended(waiting, TLS_EXPIRED, "tls_not_valid");
    }

    @Test
    void tlsCertificateThatTheDipRefusesPutsNothingInDoubt() throws Exception {
        JsonObject waiting = awaitFault(take(TLS_UNKNOWN), TLS_UNKNOWN, "tls_refused");

        assertThat(waiting.getString("detail")).contains("refuses our TLS client certificate (").contains("quarkus.tls.dip-" + TLS_UNKNOWN);
        assertThat(waiting.getBoolean("inDoubt")).isFalse();
        assertThat(dip.calls(apiKey(TLS_UNKNOWN))).isZero();
        files.mendTls(TLS_UNKNOWN);
        readTlsFilesAgain(TLS_UNKNOWN);
        awaitMended(waiting, TLS_UNKNOWN, "tls_refused");
    }

    @Test
    void keyOfAnotherCertificateIsNotTakenOver() throws Exception {
        Identity half = files.replaceTheSigningKeyAlone(SOUND);
        service.await(take(SOUND), "accepted");
        awaitGauge(SOUND, "signing_unusable", 1);

        files.bringTheCertificate(SOUND, half);
        service.await(take(SOUND), "accepted");
        awaitGauge(SOUND, "signing_unusable", 0);
    }

    @Test
    void dateThatTheDipRefusesIsToldFromOtherRefusals() throws Exception {
        dip.clockIsAheadBy(Duration.ofMinutes(10));
        int before = dip.calls(apiKey(SOUND));
        JsonObject waiting = awaitFault(take(SOUND), SOUND, "clock_skew");

        assertThat(waiting.getString("detail")).contains("the DIP answered 401").containsPattern("our clock is (59[0-9]|60[0-9]) s behind its own").contains("NTP");
        assertThat(metrics.get("dip.client.clock.ahead.seconds").gauge().value()).isBetween(-610.0, -590.0);
        assertThat(service.submit(message(SOUND).encode(), null).statusCode()).isEqualTo(202);
        assertThat(dip.calls(apiKey(SOUND)) - before).isLessThan(6);
        dip.reset();
        awaitMended(waiting, SOUND, "clock_skew");
    }

    @Test
    void revokedSigningCertificateWaitsForItsSuccessor() throws Exception {
        dip.revoke(apiKey(SOUND));
        JsonObject waiting = awaitFault(take(SOUND), SOUND, "credentials_refused");

        assertThat(waiting.getString("detail")).contains("the DIP answered 401").contains("CN=us (serial ").contains("revoked")
                .contains(SOUND + ".signing.key.pem");
        dip.reset();
        files.mendSigning(SOUND);
        awaitMended(waiting, SOUND, "credentials_refused");
    }

    @Test
    void dipThatWeDoNotBelieveGetsNothing() throws Exception {
        dip.shows(files.serverOfAnotherAuthority());
        int before = dip.calls(apiKey(SOUND));
        JsonObject waiting = awaitFault(take(SOUND), SOUND, "dip_untrusted");

        assertThat(waiting.getString("detail")).contains("is not believed").contains("quarkus.tls.dip-" + SOUND + ".trust-store");
        assertThat(waiting.getBoolean("inDoubt")).isFalse();
        assertThat(dip.calls(apiKey(SOUND))).isEqualTo(before);
        files.believeTheOtherAuthorityToo();
        readTlsFilesAgain(SOUND);
        awaitMended(waiting, SOUND, "dip_untrusted");
    }

    /** As Quarkus does every reload-period. */
    private void readTlsFilesAgain(String dipId) {
        String name = "dip-" + dipId;
        TlsConfiguration tls = registry.get(name).orElseThrow();
        assertThat(tls.reload()).isTrue();
        readAgain.fire(new CertificateUpdatedEvent(name, tls));
    }

    private JsonObject take(String dipId) throws Exception {
        return service.take(message(dipId)).getFirst();
    }

    private static JsonObject message(String dipId) {
        JsonObject message = Messages.any();
        Messages.common(message).put("S1", new JsonObject().put("senderDIPID", dipId).put("senderRoleID", "SUP"));
        return message;
    }

    private JsonObject awaitFault(JsonObject taken, String dipId, String reason) throws Exception {
        awaitGauge(dipId, reason, 1);
        JsonObject found = awaitDetail(taken);
        assertThat(found.getString("state")).isEqualTo("waiting");
        return found.put("link", taken.getString("link"));
    }

    /** The message is told why it waits when the fault is known already. */
    private JsonObject awaitDetail(JsonObject taken) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        JsonObject found = service.find(taken);
        while (found.getString("detail") == null) {
            assertThat(System.nanoTime()).as("%s has no detail", found).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            found = service.find(taken);
        }
        return found;
    }

    private void awaitMended(JsonObject waiting, String dipId, String reason) throws Exception {
        JsonObject accepted = service.await(waiting, "accepted");
        assertThat(accepted.getString("detail")).isNull();
        awaitGauge(dipId, reason, 0);
    }

    private void awaitGauge(String dipId, String reason, double value) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (metrics.get("dip.client.fault").tag("participant", dipId).tag("reason", reason).gauge().value() != value) {
            assertThat(System.nanoTime()).as("%s of %s is not %s", reason, dipId, value).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }
}
