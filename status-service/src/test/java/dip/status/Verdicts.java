package dip.status;

import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import java.util.List;
import java.util.UUID;

/** Verdicts as validation publishes them. */
public final class Verdicts {

    public static final String RECIPIENT = "2300000001";
    static final String SENDER = "2200000001";
    static final Finding WRONG_EVENT = new Finding("/payload/CommonBlock/S0/eventCode", "enum", "[Nonsense]",
            new ResponseCode("RCP1003", "Event Code Invalid"), Severity.ERROR, "use one of the interface's event codes");
    static final Finding ODD_MPAN = new Finding("/payload/CommonBlock/M0/MPANCore", "mpan-check-digit", "1234567890123",
            new ResponseCode("RCP1022", "Invalid Data Value"), Severity.WARNING, "the check digit should be 4");

    private Verdicts() {
    }

    public static Verdict accepted() {
        return verdict("IF-036", UUID.randomUUID().toString(), Outcome.ACCEPTED);
    }

    public static Verdict verdict(String interfaceId, String transactionId, Outcome outcome, Finding... findings) {
        return verdict(interfaceId, transactionId, UUID.randomUUID().toString(), outcome, findings);
    }

    static Verdict verdict(String interfaceId, String transactionId, String correlationId, Outcome outcome, Finding... findings) {
        return new Verdict(UUID.randomUUID() + ".0", RECIPIENT, "IF-036", interfaceId, "[MSAppActive]", transactionId,
                "reference-" + transactionId, SENDER, "sender-correlation", "initial-correlation", "3300000001",
                "1234567890128", correlationId, outcome, List.of(findings), null,
                System.currentTimeMillis(), System.currentTimeMillis());
    }
}
