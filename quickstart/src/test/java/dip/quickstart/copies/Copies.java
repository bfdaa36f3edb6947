package dip.quickstart.copies;

import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Two copies of status-service as processes, one Postgres and one broker between them. */
final class Copies implements AutoCloseable {

    static final String ONE = "one";
    static final String OTHER = "other";

    private final Progress progress = new Progress(System.out, false);
    private final SuiteOptions cold = SuiteOptions.all().withFromCold(true);
    private final Suite shared;
    private final Map<String, Suite> copies = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    Copies(Path directory) {
        shared = Suite.at(new SuiteHome(directory.resolve("shared")));
        for (String copy : List.of(ONE, OTHER)) {
            copies.put(copy, Suite.at(new SuiteHome(directory.resolve(copy))));
        }
    }

    /** Starts what the copies share. */
    void share() throws IOException {
        CompletableFuture<Void> up = CompletableFuture.runAsync(() -> shared.up(cold.only("postgres", "broker"), progress));
        writeKeys();
        up.join();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/postgres");
        settings.put("dip.broker.port", Integer.toString(port("broker")));
    }

    int port(String component) {
        return shared.require(component).port();
    }

    /** For each copy that is started from now on. */
    void set(Map<String, String> more) {
        settings.putAll(more);
    }

    /** Starts those that do not run, at the same time. */
    void up(String... names) {
        CompletableFuture.allOf(Stream.of(names).map(name -> CompletableFuture.runAsync(() -> {
            Map<String, String> own = new HashMap<>(settings);
            own.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", name);
            copies.get(name).up(cold.only("status").withSettings(Map.of("status", own)), progress);
        })).toArray(CompletableFuture[]::new)).join();
    }

    List<String> running() {
        return copies.keySet().stream().filter(name -> copies.get(name).running("status").isPresent()).toList();
    }

    /** As {@code kill -9} does. */
    void kill(String name) {
        copies.get(name).kill("status");
        progress.done(name + " killed");
    }

    /** Time passes for what copies had claimed: who is killed cannot give it back. */
    static void claimsEnd(Database database) throws SQLException {
        database.run("update status.outbox set leased_until = now() where state = 'waiting' and leased_until is not null");
        database.run("update status.notice set due_at = now() where webhook = 'waiting'");
    }

    Suite of(String name) {
        return copies.get(name);
    }

    @Override
    public void close() {
        running().forEach(this::kill);
        shared.down(progress);
    }

    /** One key for every purpose and participant: nobody looks at it here. */
    private void writeKeys() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("Copies", InstantSource.system());
        Identity identity = authority.issue("ours", Use.SIGNING, Duration.ofDays(1), List.of());
        for (Suite copy : copies.values()) {
            Path pki = Files.createDirectories(copy.home().pki());
            Files.writeString(pki.resolve("ca.cert.pem"), Pem.encode(authority.certificate()));
            for (String dipId : List.of("2300000001", "2500000001")) {
                identity.write(pki, "participant-" + dipId + "-signing");
                identity.write(pki, "participant-" + dipId + "-client");
            }
        }
    }
}
