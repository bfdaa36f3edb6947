package dip.ingress.delivery;

import dip.ingress.Refusal;
import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse;
import dip.model.validation.Finding;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes every answer of ingress as a StandardResponse (dip-spec section 2.3), refusals included. */
@Singleton
public final class Responses {

    private static final int FINDINGS_TOLD = 4;

    private final Timestamps timestamps;
    private final String success;
    private final Map<Refusal, ResponseCode> codes = new EnumMap<>(Refusal.class);

    Responses(Catalogue catalogue, Timestamps timestamps) {
        this.timestamps = timestamps;
        success = catalogue.responseCode("RCP0000").message();
        for (Refusal refusal : Refusal.values()) {
            codes.put(refusal, catalogue.responseCode(refusal.code()));
        }
    }

    /**
     * One item for a call that was not taken apart.
     *
     * @param dipId who answers; null where the call named nobody that we know
     * @param help what is wrong and what to do about it
     */
    public StandardResponse refusal(Refusal refusal, String dipId, String help) {
        String now = timestamps.now();
        return new StandardResponse(List.of(item(Reference.NONE, dipId, now, code(refusal).message(), help)), now);
    }

    /** Success for the good items, their findings for the others. */
    StandardResponse itemByItem(String dipId, List<Judged> items) {
        String now = timestamps.now();
        List<StandardResponse.Item> answers = new ArrayList<>(items.size());
        for (Judged item : items) {
            answers.add(item.isGood() ? item(item.reference(), dipId, now, success, null) : refused(dipId, now, item));
        }
        return new StandardResponse(answers, now);
    }

    /** Their findings for the bad items; the good ones are told for whose sake they were refused. */
    StandardResponse allRefused(String dipId, List<Judged> items, int firstBad) {
        String now = timestamps.now();
        String help = "This message is good, but its delivery stands or falls together and message " + (firstBad + 1)
                + " of " + items.size() + " was refused, so nothing was accepted. Send this message again.";
        String code = code(Refusal.CONTENT_INVALID).message();
        return new StandardResponse(items.stream().map(item -> item.isGood()
                ? item(item.reference(), dipId, now, code, help) : refused(dipId, now, item)).toList(), now);
    }

    ResponseCode code(Refusal refusal) {
        return codes.get(refusal);
    }

    private static StandardResponse.Item refused(String dipId, String now, Judged item) {
        List<Finding> errors = item.findings().stream().filter(Finding::isError).toList();
        String help = errors.stream().limit(FINDINGS_TOLD)
                .map(error -> error.pointer() + " " + error.rule() + ": " + error.advice())
                .collect(Collectors.joining(" | "));
        String more = errors.size() > FINDINGS_TOLD ? " | and " + (errors.size() - FINDINGS_TOLD) + " more" : "";
        return item(item.reference(), dipId, now, errors.getFirst().code().message(), help + more);
    }

    private static StandardResponse.Item item(Reference to, String dipId, String now, String message, String help) {
        return new StandardResponse.Item(to.transactionId(), to.senderUniqueReference(), to.correlationId(), now, dipId,
                to.senderId(), to.connectionProviderId(), message, help, null);
    }
}
