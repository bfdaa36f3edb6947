package dip.signing.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.CertificateEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateInventoryTest {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CA", InstantSource.fixed(NOW));

    @TempDir
    private Path directory;

    @Test
    void certificatesAreListedWithUseKeyAndDaysLeftAndTheIssuerOnce() {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "us");
        AUTHORITY.issue("client", Use.TLS_CLIENT, Duration.ofDays(10), List.of()).write(directory, "client");
        AUTHORITY.issue("server", Use.TLS_SERVER, Duration.ofDays(10), List.of("localhost")).write(directory, "server");

        assertThat(inventory().entries()).extracting(CertificateEntry::owner, CertificateEntry::use, entry -> entry.daysLeft(NOW),
                entry -> entry.key().isPresent()).containsExactly(
                        tuple("CN=client", "tls-client", 10L, true),
                        tuple("CN=CA", "authority", 3649L, false),
                        tuple("CN=server", "tls-server", 10L, true),
                        tuple("CN=us", "signing", 40L, true));
    }

    @Test
    void stateSaysTheWorstFirst() throws IOException {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "us");
        CertificateEntry entry = inventory().entries().getFirst();
        Instant end = entry.certificate().getNotAfter().toInstant();
        Duration month = Duration.ofDays(30);

        assertThat(entry.state(NOW, month)).isEqualTo(State.OK);
        assertThat(entry.state(end.minus(month), month)).isEqualTo(State.OK);
        assertThat(entry.state(end.minus(month).plusSeconds(1), month)).isEqualTo(State.EXPIRES_SOON);
        assertThat(entry.state(end.plusSeconds(1), month)).isEqualTo(State.EXPIRED);
        assertThat(entry.daysLeft(end.plusSeconds(1))).isEqualTo(-1);
        assertThat(entry.state(NOW.minus(Duration.ofDays(1)), month)).isEqualTo(State.NOT_YET_VALID);

        Files.writeString(directory.resolve("us.key.pem"), Pem.encode(AUTHORITY.issue("x", Use.SIGNING, month, List.of()).key()));
        assertThat(inventory().entries().getFirst().state(NOW, month)).isEqualTo(State.KEY_DIFFERS);
    }

    @Test
    void aNamedPairBelongsToItsOwnerAndIsHeldTogether() {
        AUTHORITY.issue("a", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "a");
        AUTHORITY.issue("b", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "b");
        CertificateInventory inventory = new CertificateInventory(Optional.empty());
        inventory.add("2300000001", SigningIdentity.pem(directory.resolve("a.key.pem"), directory.resolve("a.cert.pem")));
        inventory.add("2300000002", SigningIdentity.pem(directory.resolve("a.key.pem"), directory.resolve("b.cert.pem")));

        assertThat(inventory.entries()).filteredOn(entry -> entry.owner().startsWith("23")).extracting(entry -> entry.state(NOW, Duration.ZERO))
                .containsExactly(State.OK, State.KEY_DIFFERS);
    }

    @Test
    void pkcs12IsOpenedWithItsPasswordAndSaidToBeUnreadableWithout() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "open sesame");
        new Pkcs12File(directory.resolve("a.p12"), password).generate(2048);

        assertThat(inventory().unreadable()).singleElement().asString().contains("a.p12").contains("--password-file");
        CertificateInventory opened = new CertificateInventory(Optional.of(password));
        opened.add(directory);
        assertThat(opened.unreadable()).isEmpty();
        assertThat(opened.entries()).singleElement().satisfies(entry -> assertThat(entry.key()).contains(directory.resolve("a.p12")));
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestListed() throws IOException {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "us");
        Files.writeString(directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Files.write(directory.resolve("large.pem"), new byte[(1 << 20) + 1]);

        CertificateInventory inventory = inventory();
        assertThat(inventory.unreadable()).hasSize(2).anyMatch(line -> line.contains("broken.pem")).anyMatch(line -> line.contains("large.pem"));
        assertThat(inventory.entries()).hasSize(2);
        assertThatThrownBy(() -> inventory.add(directory.resolve("none"))).hasMessageContaining("no such file");
    }

    private CertificateInventory inventory() {
        CertificateInventory inventory = new CertificateInventory(Optional.empty());
        inventory.add(directory);
        return inventory;
    }
}
