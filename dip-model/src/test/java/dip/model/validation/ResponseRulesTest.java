package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTest {

    private static final String R0 = "/payload/CommonBlock/R0/";
    private static final String B007 = "/payload/CustomBlock/B007/";

    @ParameterizedTest
    @ValueSource(strings = {"MSG0000 - Success", "RCP0000 -Message Success", "SP000 - Proposed Appointment ACCEPTED", "in words"})
    void anAcceptanceMaySaySo(String text) {
        assertThat(Judged.full(response("A", List.of(text)), "IF-062")).isEmpty();
    }

    @Test
    void anAcceptanceWithAReasonToRejectIsRefused() {
        assertThat(Judged.full(response("A", List.of("MSG0000 - Success", "REG0000 - MPAN Invalid or does not exist")), "IF-062"))
                .containsExactly(R0 + "responseMessages/1 response-accepted RCP1052 ERROR");
    }

    @Test
    void aRejectionWithItsReasonIsGood() {
        assertThat(Judged.full(response("R", List.of("RCP1064 - MDR provided not valid")), "IF-062")).isEmpty();
    }

    @Test
    void aRejectionWithoutReasonIsWorthAWarning() {
        assertThat(Judged.full(response("R", Collections.singletonList(null)), "IF-062"))
                .containsExactly(R0 + "responseMessages response-reason RCP1052 WARNING");
    }

    @Test
    void anObfuscatedOutcomeSaysNothing() {
        assertThat(Judged.full(response("x", List.of("REG1021 - whatever")), "IF-062")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[MSAppAccepted],A", "[MSAppRejected],R", "[MSAppLapsed],L"})
    void anAppointmentsEventFitsItsOutcome(String event, String outcome) {
        for (String other : List.of("A", "R", "L", "x")) {
            TestMessage message = TestMessage.appointment(event, other, other.equals("R") ? "SP001 - No Contract(s) exist for Supplier" : null);

            assertThat(Judged.full(message, "IF-035")).isEqualTo(other.equals(outcome) || other.equals("x") ? List.of()
                    : List.of(B007 + "responseCode outcome-event RCP1023 ERROR"));
        }
    }

    @Test
    void anAcceptedAppointmentCarriesNoReasonToReject() {
        assertThat(Judged.full(TestMessage.appointment("[MSAppAccepted]", "A", "SP000 - Proposed Appointment ACCEPTED"), "IF-035")).isEmpty();
        assertThat(Judged.full(TestMessage.appointment("[MSAppAccepted]", "A", "SP002 - Contract Ref not valid for Supplier"), "IF-035"))
                .containsExactly(B007 + "proposedAppointmentResponseCode outcome-accepted RCP1023 ERROR");
    }

    @Test
    void aRejectedAppointmentWithoutReasonIsWorthAWarning() {
        assertThat(Judged.full(TestMessage.appointment("[MSAppRejected]", "R", null), "IF-035"))
                .containsExactly(B007 + "proposedAppointmentResponseCode outcome-reason RCP1023 WARNING");
    }

    @Test
    void rejectedConsumptionIsNotAccepted() {
        TestMessage message = TestMessage.consumption()
                .set("/payload/CommonBlock/S0/interfaceID", "IF-014")
                .set("/payload/CommonBlock/S0/eventCode", "[ActivePowerRejected]")
                .set("/payload/CommonBlock/S1/senderRoleID", "MDS")
                .set("/payload/CommonBlock/S1/senderUniqueReference", "S-IF-014-1400000012-MDS-20261124-1")
                .set("/payload/CommonBlock/D0/publicationID", "PUB-014")
                .set(R0 + "responseMessages", List.of("ECS1002 - MQID Invalid for Event Type"));

        assertThat(Judged.full(message.set(R0 + "responseCode", "R"), "IF-014")).isEmpty();
        assertThat(Judged.full(message.set(R0 + "responseCode", "W"), "IF-014")).isEmpty();
        assertThat(Judged.full(message.set(R0 + "responseCode", "L"), "IF-014"))
                .containsExactly(R0 + "responseCode response-event RCP1052 ERROR");
    }

    private static TestMessage response(String outcome, List<String> messages) {
        return TestMessage.response().set(R0 + "responseCode", outcome).set(R0 + "responseMessages", messages);
    }
}
