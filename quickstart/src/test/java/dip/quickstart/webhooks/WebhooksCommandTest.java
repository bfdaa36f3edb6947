package dip.quickstart.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.rules.Dip;
import dip.quickstart.webhooks.ApiDouble.Call;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.KeyPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two DIP IDs of one connection provider, whose TLS certificate the first uses; the second has its own. */
class WebhooksCommandTest {

    private static final String ONE = "2300000001";
    private static final String TWO = "2500000001";
    private static final String PASSWORD = "hunter2-hunter2";

    @TempDir
    private static Path pki;
    private static ApiDouble dip;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startTheDip() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("Test CA", InstantSource.system());
        Files.writeString(pki.resolve("ca.pem"), Pem.encode(authority.certificate()));
        for (String dipId : List.of(ONE, TWO)) {
            authority.issue(dipId, Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, dipId);
        }
        authority.issue("provider", Use.TLS_CLIENT, Duration.ofDays(1), List.of()).write(pki, "provider");
        authority.issue("own of two", Use.TLS_CLIENT, Duration.ofDays(1), List.of()).write(pki, "two");
        dip = new ApiDouble(authority, pki);
    }

    @AfterAll
    static void stopTheDip() {
        dip.close();
    }

    @BeforeEach
    void nothingHasHappened() throws IOException {
        dip.calls.clear();
        dip.refuses("");
        participants("https://dip.example.com", "");
    }

    @Test
    void whatIsPlannedIsDoneOnceAndThenThereIsNothingToDo() throws IOException {
        Dip planned = webhooks("plan");
        assertThat(planned.exit()).isEqualTo(1);
        assertThat(planned.out()).contains("+ 2300000001 IF-036         https://dip.example.com/webhooks/2300000001/IF-036",
                "+ 2500000001 statusmessage  https://dip.example.com/webhooks/2500000001/statusmessage", "to do: 4 to add, 0 to change");
        assertThat(dip.calls).isEmpty();

        Dip applied = webhooks("apply", "--yes");

        assertThat(applied.err()).isEmpty();
        assertThat(applied.exit()).isZero();
        assertThat(applied.out()).contains("done + 2300000001 IF-036 ", "4 done; all is in place");
        assertThat(dip.calls).containsExactly(
                new Call("POST", "/dip-channel/IF-036/pubconfig/" + ONE, callback(ONE, "IF-036"), "key one", "mpo of one", "CN=provider", true),
                new Call("POST", "/statusmessage/config/" + ONE, callback(ONE, "statusmessage"), "key one", "mpo of one", "CN=provider", true),
                new Call("POST", "/dip-channel/IF-021/pubconfig/" + TWO, callback(TWO, "IF-021"), "key two", null, "CN=own of two", true),
                new Call("POST", "/statusmessage/config/" + TWO, callback(TWO, "statusmessage"), "key two", null, "CN=own of two", true));
        assertThat(webhooks("plan").exit()).isZero();
        assertThat(webhooks("plan").out()).contains("all is as it should be: 4 webhooks");
        assertThat(webhooks("apply").exit()).isZero();
        assertThat(dip.calls).hasSize(4);
    }

    @Test
    void onlyTheDifferenceIsMade() throws IOException {
        webhooks("apply", "--yes");
        dip.calls.clear();

        participants("https://new.example.com", "IF-036: {webhook: false}, IF-035: {webhook: true}");

        assertThat(webhooks("plan", "--participant", ONE).lines()).contains("  + 2300000001 IF-035         https://new.example.com/webhooks/2300000001/IF-035",
                "  ~ 2300000001 statusmessage  https://dip.example.com/webhooks/2300000001/statusmessage -> https://new.example.com/webhooks/2300000001/statusmessage",
                "to do: 1 to add, 1 to change, 0 to take back; 0 as they should be, and 1 that the file does not name (--prune takes them back)");
        assertThat(webhooks("apply", "--yes", "--prune", "--participant", ONE).exit()).isZero();
        assertThat(dip.calls).extracting(call -> call.method() + " " + call.path() + " " + call.valid()).containsExactly(
                "POST /dip-channel/IF-035/pubconfig/" + ONE + " true", "POST /statusmessage/config/" + ONE + " true",
                "DELETE /dip-channel/IF-036/pubconfig/" + ONE + " true");
        assertThat(webhooks("plan", "--prune", "--participant", ONE).exit()).isZero();
        assertThat(webhooks("plan", "--json", "--participant", TWO).lines()).containsExactlyInAnyOrder(
                "{\"action\":\"change\",\"participant\":\"2500000001\",\"channel\":\"IF-021\",\"url\":\"https://new.example.com/webhooks/2500000001/IF-021\","
                + "\"before\":\"https://dip.example.com/webhooks/2500000001/IF-021\"}",
                "{\"action\":\"change\",\"participant\":\"2500000001\",\"channel\":\"statusmessage\",\"url\":\"https://new.example.com/webhooks/2500000001/statusmessage\","
                + "\"before\":\"https://dip.example.com/webhooks/2500000001/statusmessage\"}");
    }

    @Test
    void theFirstRefusalStopsItAndTheNextApplyGoesOnFromThere() {
        dip.refuses("/statusmessage/config/" + ONE);

        Dip stopped = webhooks("apply", "--yes");

        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.out()).contains("NOT  + 2300000001 statusmessage", "the DIP answered 403", "stopped: 1 done, 3 not done",
                "     + 2500000001 IF-021");
        assertThat(dip.calls).hasSize(2);
        dip.refuses("");
        assertThat(webhooks("apply", "--yes").out()).contains("3 done; all is in place");
    }

    @Test
    void aLongPauseThatTheDipAsksForIsNotSatOut() {
        dip.putsOff("/statusmessage/config/" + ONE);

        Dip stopped = webhooks("apply", "--yes");

        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.out()).contains("the DIP answered 429; it asks for a pause of 3600 s", "stopped: 1 done, 3 not done");
        assertThat(dip.calls).hasSize(2);
    }

    @Test
    void aCallWhoseOutcomeIsNotKnownIsMadeAgain() {
        dip.hangsUp();

        assertThat(webhooks("apply", "--yes").out()).contains("4 done; all is in place");

        assertThat(dip.calls).hasSize(5);
        assertThat(dip.calls.get(0)).isEqualTo(dip.calls.get(1));
    }

    @Test
    void whatWasBegunAndNotWrittenDownIsToldAgain() throws IOException {
        webhooks("apply", "--yes");
        Path record = directory.resolve("participants.yaml.webhooks.json");
        Files.writeString(record, Files.readString(record).replace("\"https://dip.example.com/webhooks/2300000001/IF-036\"", "null"));

        String again = "~ 2300000001 IF-036         not known -> https://dip.example.com/webhooks/2300000001/IF-036";
        assertThat(webhooks("plan").out()).contains(again);
        dip.refuses("/dip-channel/IF-036/pubconfig/" + ONE);
        assertThat(webhooks("apply", "--yes").exit()).isEqualTo(1);
        assertThat(webhooks("plan").out()).as("a refusal does not say what is there").contains(again);
    }

    @Test
    void nobodyIsAskedWhereNobodyIs() {
        Dip unasked = webhooks("apply");

        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err()).contains("give --yes");
        assertThat(dip.calls).isEmpty();
    }

    @Test
    void aRecordIsAboutOneDip() {
        webhooks("apply", "--yes");

        Dip other = Dip.run("webhooks", "plan", "--file", file(), "--dip-url", "https://other.example.com");

        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("is about the DIP at " + dip.url());
    }

    @Test
    void everyMistakeNamesItsKey() throws IOException {
        KeyPlace.of(directory.resolve("signing.p12").toString(), Optional.of(Files.writeString(directory.resolve("password"), PASSWORD))).generate(2048);
        Path wrong = Files.writeString(directory.resolve("wrong"), "other-" + PASSWORD);
        String pemKey = "signing-key: " + pki.resolve(ONE + ".key.pem");
        Path store = directory.resolve("signing.p12");
        assertMistake("callback-url: https://dip.example.com,", "", ".callback-url: is missing");
        assertMistake("https://dip.example.com", "dip.example.com", ".callback-url: 'dip.example.com' is no https URL");
        assertMistake("api-key: key one,", "", ".api-key: is missing");
        assertMistake(pemKey, "signing-key: " + store, "signing-key-password-file: ");
        assertMistake(pemKey, "signing-key-password-file: " + wrong + ", signing-key: " + store,
                ".signing-key: " + store + ": the password in " + wrong + " does not open it");
        assertMistake("key-store:", "no-store:", "quarkus.tls.dip.key-store.pem: is missing");
    }

    private void assertMistake(String right, String instead, String sentence) throws IOException {
        participants("https://dip.example.com", "");
        Path file = Path.of(file());
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(instead)));
        Dip failed = webhooks("apply", "--yes");
        assertThat(failed.exit()).as(failed.out()).isEqualTo(2);
        assertThat(failed.err()).contains(sentence).doesNotContain(PASSWORD);
    }

    private static String callback(String dipId, String channel) {
        return "{\"callbackURL\":\"https://dip.example.com/webhooks/" + dipId + "/" + channel + "\"}";
    }

    private Dip webhooks(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("webhooks", command, "--file", file(), "--dip-url", dip.url() + "/"));
        arguments.addAll(List.of(options));
        return Dip.run(arguments.toArray(String[]::new));
    }

    private String file() {
        return directory.resolve("participants.yaml").toString();
    }

    /** @param channels more of the first participant's */
    private void participants(String callbackUrl, String channels) throws IOException {
        Files.writeString(Path.of(file()), """
                dip:
                  environment: DEV
                  participants:
                    "2300000001": {role: SUP, callback-url: %1$s, api-key: key one, mpo: mpo of one,
                      signing-key: %2$s/2300000001.key.pem, signing-certificate: %2$s/2300000001.cert.pem,
                      channels: {default: {webhook: false}, IF-036: {webhook: true}%3$s}}
                    "2500000001": {role: LDSO, callback-url: %1$s, api-key: key two,
                      signing-key: %2$s/2500000001.key.pem, signing-certificate: %2$s/2500000001.cert.pem,
                      channels: {default: {webhook: false}, IF-021: {webhook: true}}}
                quarkus:
                  tls:
                    dip:
                      key-store: {pem: {0: {key: %2$s/provider.key.pem, cert: %2$s/provider.cert.pem}}}
                      trust-store: {pem: {certs: %2$s/ca.pem}}
                    dip-2500000001:
                      key-store: {pem: {0: {key: %2$s/two.key.pem, cert: %2$s/two.cert.pem}}}
                      trust-store: {pem: {certs: %2$s/ca.pem}}
                """.formatted(callbackUrl, pki, channels.isEmpty() ? "" : ", " + channels).replace("IF-036: {webhook: true}, IF-036:", "IF-036:"));
    }
}
