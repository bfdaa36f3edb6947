package dip.quickstart.certs;

import dip.model.json.JsonWriter;
import dip.quickstart.Main;
import dip.signing.keys.CertificateEntry;
import dip.signing.keys.CertificateEntry.State;
import dip.signing.keys.CertificateInventory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "inventory", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists certificates with owner, use, expiry, issuer and the key that belongs to them.",
        footer = {"", "Exit codes: 0 all well, 1 something has expired, expires soon, is not valid yet or does not match its key,",
            "2 something was unreadable; the rest is listed all the same."})
final class InventoryCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "DIR", description = "Directories, or files.")
    private List<Path> places = List.of();
    @Option(names = "--participants", paramLabel = "FILE", description = "participants.yaml: the signing certificate and key of each DIP ID.")
    private Path participants;
    @Option(names = "--warn-days", defaultValue = "30", paramLabel = "N", description = "How long before its end a certificate expires soon (default: ${DEFAULT-VALUE}).")
    private int warnDays;
    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password of the PKCS#12 files.")
    private Path passwordFile;
    @Option(names = "--json", description = "A JSON object a line.")
    private boolean json;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (places.isEmpty() && participants == null) {
            throw new IllegalArgumentException("name a directory, or --participants FILE");
        }
        if (warnDays < 0) {
            throw new IllegalArgumentException("--warn-days cannot be negative");
        }
        CertificateInventory inventory = new CertificateInventory(Optional.ofNullable(passwordFile));
        if (participants != null) {
            SigningPairs.read(participants).forEach(pair -> inventory.add(pair.dipId(), pair.identity()));
        }
        places.forEach(inventory::add);
        Instant now = Instant.now();
        PrintWriter out = command.commandLine().getOut();
        List<CertificateEntry> entries = inventory.entries();
        entries.forEach(entry -> out.println(json ? asJson(entry, now) : asText(entry, now)));
        inventory.unreadable().forEach(command.commandLine().getErr()::println);
        long troubled = entries.stream().filter(entry -> state(entry, now) != State.OK).count();
        if (!json) {
            out.println(entries.size() + (entries.size() == 1 ? " certificate, " : " certificates, ") + troubled + " to look at");
        }
        return !inventory.unreadable().isEmpty() ? Main.UNABLE : troubled > 0 ? 1 : 0;
    }

    private State state(CertificateEntry entry, Instant now) {
        return entry.state(now, Duration.ofDays(warnDays));
    }

    private String asText(CertificateEntry entry, Instant now) {
        return "%-13s %5d days left, until %s  %s  %s%n              issued by %s, %s%n              %s".formatted(
                state(entry, now).words(), entry.daysLeft(now), end(entry), entry.use(), entry.owner(),
                entry.certificate().getIssuerX500Principal().getName(), keyWords(entry), entry.file());
    }

    private static String keyWords(CertificateEntry entry) {
        return entry.foreignKey().map(other -> "NOT the certificate of the key in " + other)
                .or(() -> entry.key().map(mine -> "key in " + mine)).orElse("no key here");
    }

    private JsonWriter asJson(CertificateEntry entry, Instant now) {
        JsonWriter line = new JsonWriter(512).beginObject()
                .member("state", state(entry, now).words())
                .member("owner", entry.owner())
                .member("use", entry.use())
                .member("notAfter", end(entry))
                .member("daysLeft", entry.daysLeft(now))
                .member("subject", entry.certificate().getSubjectX500Principal().getName())
                .member("issuer", entry.certificate().getIssuerX500Principal().getName())
                .member("serial", entry.certificate().getSerialNumber().toString(16))
                .member("sha256", entry.fingerprint())
                .member("file", entry.file().toString());
        entry.key().ifPresent(mine -> line.member("key", mine.toString()));
        entry.foreignKey().ifPresent(other -> line.member("foreignKey", other.toString()));
        return line.endObject();
    }

    private static String end(CertificateEntry entry) {
        return entry.certificate().getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
