package dip.quickstart.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private static final String GOOD = """
            {"payload":{"CommonBlock":{"S0":{"interfaceID":"IF-019","schemaVersion":"011","eventCode":"[RelatedCreate]"},\
            "S1":{"environmentTag":"SIT","subText":null,"senderUniqueReference":"S-IF-019-2300000012-SUP-20261124-1",\
            "senderTimestamp":"2026-11-24T11:59:00+00:00","senderDIPID":"2300000012","senderRoleID":"SUP",\
            "senderCorrelationID":null,"DIPConnectionProviderID":null},\
            "M1":{"principalMPAN":"2000056535971","distributorDIPID":"2500000012","GSPGroupID":"_A"}},\
            "CustomBlock":{"B090List":[{"subsidiaryMPAN":"1900012374324"}]}}}""";
    private static final String WRONG_TAG = GOOD.replace("\"SIT\"", "\"LIVE\"");
    private static final String AT = "2026-11-24T12:00:00Z";

    @TempDir
    private Path directory;

    @Test
    void aGoodMessageIsClean() {
        Dip dip = validate(file(GOOD));

        assertThat(dip.exit()).isZero();
        assertThat(dip.lines()).containsExactly(
                directory.resolve("message.json") + " #1  IF-019 [RelatedCreate]  S-IF-019-2300000012-SUP-20261124-1  clean",
                "1 message: 1 clean, 0 with findings");
    }

    @Test
    void aFindingSaysWhereWhatAndWhatToDo() {
        Dip dip = validate(file(WRONG_TAG));

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).contains("  1 error, 0 warnings",
                "  error   RCP1004 - Environment Code Invalid, Unexpected or Missing  [enum]",
                "    at /payload/CommonBlock/S1/environmentTag = LIVE", "Send one of", "0 clean, 1 with findings");
    }

    @Test
    void aDeliveryIsCheckedMessageByMessage() {
        Dip dip = validate(file("[" + GOOD + ", " + WRONG_TAG + ", " + GOOD + "]"));

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).contains("#1", "#2", "#3", "3 messages: 2 clean, 1 with findings");
    }

    @Test
    void oneMessagePerLineIsCheckedLineByLine() {
        Dip dip = validate(file(GOOD + "\n\n" + WRONG_TAG + "\r\n" + GOOD + "\n"));

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).contains("3 messages: 2 clean, 1 with findings");
    }

    @Test
    void aLineThatIsNoJsonIsNamedAndTheOthersAreChecked() {
        Dip dip = validate(file(GOOD + "\n{\"payload\":\n" + WRONG_TAG + "\n"));

        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.out()).contains("line 2  unreadable: ", "2 messages: 1 clean, 1 with findings; 1 unreadable");
    }

    @Test
    void theFirstLineMayBeTheOneThatIsNoJson() {
        Dip dip = validate(file("oops\n" + GOOD + "\n" + GOOD));

        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.out()).contains("line 1  unreadable: ", "2 messages: 2 clean, 0 with findings; 1 unreadable");
    }

    @Test
    void aDeliveryMayHaveALineForEachMessage() {
        Dip dip = validate(file("[\n" + GOOD + ",\n" + GOOD + "\n]\n"));

        assertThat(dip.exit()).isZero();
        assertThat(dip.out()).contains("2 messages: 2 clean");
    }

    @Test
    void aValueCannotSteerTheTerminal() {
        Dip dip = validate(file(GOOD.replace("\"SIT\"", "\"\\u001b[31mSIT\"")));

        assertThat(dip.out()).contains("= □[31mSIT").doesNotContain("\u001b");
    }

    @Test
    void whatIsNoJsonIsUnreadable() {
        for (String content : new String[] {"", "hello", "[]", "{\"a\":1,\"a\":2}", GOOD + GOOD}) {
            Dip dip = validate(file(content));

            assertThat(dip.exit()).as(content).isEqualTo(2);
            assertThat(dip.out()).contains("  unreadable: ");
        }
    }

    @Test
    void aFileThatIsNotThereIsUnreadable() {
        Dip dip = validate(directory.resolve("none.json"));

        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.out()).contains("none.json: no such file");
    }

    @Test
    void structureAloneCanBeAskedFor() {
        Path file = file(GOOD.replace("1900012374324", "1900012374325"));

        assertThat(validate(file).exit()).isEqualTo(1);
        assertThat(Dip.run("validate", "--rules", "structure", file.toString()).exit()).isZero();
    }

    @Test
    void whoItIsForAndWhereItCameCanBeSaid() {
        Dip dip = Dip.run("validate", "--at", AT, "--environment", "PRD", "--channel", "IF-018", "--recipient", "2200000012",
                file(GOOD.replace("\"M1\":", "\"A0\":{\"primaryRecipients\":[\"2200000099\"],\"secondaryRecipients\":[],\"always\":[]},\"M1\":")).toString());

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).contains("[environment]", "[channel]", "[recipient]", "[delivery-block]", "4 errors, 0 warnings");
    }

    @Test
    void fieldNamesMatchInAnyCaseWhereAsked() {
        Path file = file(GOOD.replace("interfaceID", "InterfaceId"));

        assertThat(validate(file).exit()).isEqualTo(1);
        assertThat(Dip.run("validate", "--at", AT, "--any-case", file.toString()).exit()).isZero();
    }

    @Test
    void jsonIsOneObjectALine() throws MalformedJson {
        Dip dip = Dip.run("validate", "--json", "--at", AT, file(WRONG_TAG + "\n" + GOOD + "\nx\n").toString());

        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.lines()).hasSize(3);
        for (String line : dip.lines()) {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            JsonDocument.parse(json, 0, json.length, JsonLimits.DEFAULT);
        }
        assertThat(dip.lines().get(0)).contains("\"message\":1", "\"interfaceId\":\"IF-019\"",
                "\"pointer\":\"/payload/CommonBlock/S1/environmentTag\"", "\"code\":\"RCP1004\"", "\"severity\":\"ERROR\"");
        assertThat(dip.lines().get(1)).contains("\"findings\":[]");
        assertThat(dip.lines().get(2)).contains("\"line\":3", "\"unreadable\":");
    }

    @Test
    void wrongOptionsAreExplained() {
        Dip dip = Dip.run("validate");

        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.err()).contains("Missing required parameter", "Usage: dip validate");
    }

    private static Dip validate(Path file) {
        return Dip.run("validate", "--at", AT, file.toString());
    }

    private Path file(String content) {
        try {
            return Files.writeString(directory.resolve("message.json"), content);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
