package dip.quickstart.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.quickstart.Main;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands with which messages are handed over, against egress-service and the simulated DIP. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SubmitCommandTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+/submissions/(\\S+)");
    private static final MessageGenerator MESSAGES = new MessageGenerator(Catalogue.builtIn(), 7);

    @TempDir
    private static Path directory;
    private static Suite suite;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void up() {
        suite = Suite.at(new SuiteHome(directory.resolve("home")));
        suite.up(SuiteOptions.all().withFromCold(true).only("postgres", "broker", "simulator", "egress"), new Progress(System.out, false));
    }

    @AfterAll
    static void down() {
        suite.down(new Progress(System.out, false));
    }

    @Test
    void aMessageIsTakenAndAccepted() throws IOException {
        int code = dip("submit", "--wait", file("one.json", appointment()));

        assertThat(out.toString()).contains("one.json #1  S-IF-031-2300000001-SUP-", "  waiting  http://127.0.0.1:")
                .containsPattern("accepted after \\S+ s.*T-IF-031-2300000001-SUP-");
        assertThat(code).isZero();
    }

    @Test
    void theSameFileAgainIsTheSameSubmission() throws IOException {
        String file = file("again.json", appointment());

        dip("submit", file);
        String first = out.toString();
        out.getBuffer().setLength(0);
        int code = dip("submit", file);

        assertThat(link(out.toString())).isEqualTo(link(first));
        assertThat(code).isZero();
    }

    @Test
    void anotherKeyMakesItAnotherSubmission() throws IOException {
        String message = appointment().replaceAll("\"senderUniqueReference\":\"[^\"]+\"", "\"senderUniqueReference\":null");
        String file = file("another.json", message);

        dip("submit", file);
        String first = link(out.toString());
        out.getBuffer().setLength(0);
        int code = dip("submit", "--key", "second", file);

        assertThat(link(out.toString())).isNotEqualTo(first);
        assertThat(out.toString()).containsPattern("says the same as http://\\S+/submissions/" + first);
        assertThat(code).isZero();
    }

    @Test
    void anArrayAndLinesAreHandedOverWhole() throws IOException {
        int code = dip("submit", file("array.json", "[" + appointment() + "," + appointment() + "]"),
                file("lines.json", appointment() + "\n" + appointment() + "\n"), "--together", "3");

        assertThat(out.toString().lines()).hasSize(4).allMatch(line -> LINK.matcher(line).find());
        assertThat(code).isZero();
    }

    @Test
    void messagesComeFromStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(appointment().getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(dip("submit", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).startsWith("- #1  S-IF-031-");
    }

    @Test
    void oneWrongMessageIsNamedAndNoneIsTaken() throws IOException {
        String wrong = appointment().replaceAll("\"GSPGroupID\":\"_.\"", "\"GSPGroupID\":\"_Z\"");

        int code = dip("submit", "--wait", file("wrong.json", "[" + appointment() + "," + wrong + "]"));

        assertThat(out.toString()).contains("wrong.json #2  IF-031 [MSApp]  refused", "error   RCP1022", "[enum]",
                "at /payload/CommonBlock/M0/GSPGroupID = _Z", "None of 2 messages was taken; 1 of them to correct.").doesNotContain("#1");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void whatTheDipRefusesIsSaid() throws IOException {
        String stranger = appointment().replaceAll("\"DIPConnectionProviderID\":null", "\"DIPConnectionProviderID\":\"9999999999\"");

        int code = dip("submit", "--wait", file("refused.json", stranger));

        assertThat(out.toString()).contains("failed after", "the DIP said MSG1011");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void aReferenceUsedBeforeIsAConflict() throws IOException {
        String file = file("reference.json", appointment());

        dip("submit", file);
        int code = dip("submit", "--key", "other", file);

        assertThat(out.toString()).contains("not taken (409): Nothing was taken: S-IF-031-");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingIsHandedOver() throws IOException {
        int code = dip("submit", file("good.json", appointment()), file("broken.json", "{\"payload\":"));

        assertThat(err.toString()).contains("broken.json: ");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void whatBecameOfASubmissionIsShownById() throws IOException {
        dip("submit", "--wait", file("shown.json", appointment()));
        String link = link(out.toString());
        out.getBuffer().setLength(0);

        Egress egress = new Egress(suite.http(), suite.operatorUri("egress"));

        assertThat(egress.find(link)).get().extracting(Submission::state).isEqualTo("accepted");
        assertThat(dip("submissions", "01a20fee-7a00-77cd-b2f2-06fbff0c1721")).isEqualTo(1);
        assertThat(out.toString()).contains("01a20fee-7a00-77cd-b2f2-06fbff0c1721  not known to egress");
    }

    private int dip(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--home";
        all[2] = suite.home().root().toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private static String appointment() {
        return new String(MESSAGES.message(Sample.of("IF-031", "[MSApp]", Instant.now()).in("SIT").from("2300000001", "SUP")
                .to("2200000001")), StandardCharsets.UTF_8);
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
