package dip.simulator.participant;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.signing.CryptoProvider;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification;
import dip.simulator.participant.TestWebhooks.Received;
import dip.simulator.participant.TestWebhooks.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a participant's whole suite does with a delivery, in small: L3 with structure checks, L4 with all rules. */
public final class MiniSuite implements Function<Received, Told> {

    private static final String GOOD = "RCP0000";
    private static final int MOST_MESSAGES = 1000;

    private final Catalogue catalogue = Catalogue.builtIn();
    private final Validator validator = new Validator(catalogue, ValidationSettings.DEFAULT);
    private final SignatureVerifier verifier;
    private final ApiCalls dip;
    private final Set<String> transactions = ConcurrentHashMap.newKeySet();
    private final Set<String> references = ConcurrentHashMap.newKeySet();

    public MiniSuite(ApiCalls dip) {
        this.dip = dip;
        verifier = new SignatureVerifier(new TrustSettings(List.of(TestDip.pki().authority()), Duration.ofMinutes(5), 2048,
                Revocation.CRL, List.of(TestDip.pki().revocations()), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK,
                Clock.systemUTC(), Runnable::run);
    }

    @Override
    public Told apply(Received call) {
        String[] path = call.path().split("/");
        if (!path[2].equals(TestDip.SUPPLIER)) {
            return code(404, "RCP1041");
        }
        if (catalogue.byChannel(path[3]).isEmpty()) {
            return code(404, "RCP1042");
        }
        if (!call.method().equals("POST")) {
            return code(405, "RCP1000");
        }
        if (!(verify(call) instanceof Verification.Valid)) {
            return code(400, "RCP9999");
        }
        try {
            return judge(path[3], Delivery.parse(call.body(), JsonLimits.DEFAULT));
        } catch (MalformedJson malformed) {
            return code(400, "RCP1001");
        }
    }

    public Verification verify(Received call) {
        return verifier.verify(new SignedRequest(call.method(), call.url(), values(call, SignatureHeader.SIGNATURE),
                values(call, SignatureHeader.DATE), values(call, SignatureHeader.CONTENT_HASH),
                values(call, SignatureHeader.CERTIFICATE), call.body())).toCompletableFuture().join();
    }

    private Told judge(String channel, Delivery delivery) {
        if (delivery.count() > MOST_MESSAGES) {
            return code(413, "RCP1000");
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < delivery.count(); i++) {
            Optional<String> error = error(channel, delivery.message(i), RuleSet.STRUCTURE);
            boolean isHere = channel.equals(delivery.message(i).facts().interfaceId());
            codes.add(error.orElse(isHere ? GOOD : "RCP1002"));
        }
        if (!codes.stream().allMatch(GOOD::equals)) {
            return Told.of(400, codes.stream().map(code -> catalogue.responseCode(code.equals(GOOD) ? "RCP1000" : code).message()).toList(), null);
        }
        Thread.startVirtualThread(() -> answer(channel, delivery));
        return Told.status(201);
    }

    private void answer(String channel, Delivery delivery) {
        List<Item> statuses = new ArrayList<>();
        for (int i = 0; i < delivery.count(); i++) {
            MessageFacts facts = delivery.message(i).facts();
            if (facts.transactionId() == null || transactions.add(facts.transactionId())) {
                String code = references.add(facts.senderUniqueReference())
                        ? error(channel, delivery.message(i), RuleSet.FULL).orElse(GOOD) : "RCP1006";
                statuses.add(new Item(facts.transactionId(), facts.senderUniqueReference(), facts.senderCorrelationId(),
                        "2026-03-21T19:05:00+00:00", TestDip.SUPPLIER, facts.senderDipId(), null,
                        catalogue.responseCode(code).message(), null, null));
            }
        }
        if (!statuses.isEmpty()) {
            dip.post("/statusmessage", StandardResponse.arrayToJson(statuses));
        }
    }

    private Optional<String> error(String channel, DipMessage message, RuleSet rules) {
        return validator.validate(message, new ValidationContext(TestDip.SUPPLIER, channel, "SIT", Instant.now()), rules)
                .stream().filter(Finding::isError).map(finding -> finding.code().code()).findFirst();
    }

    private Told code(int status, String code) {
        return Told.of(status, List.of(catalogue.responseCode(code).message()), null);
    }

    private static List<String> values(Received call, String header) {
        return call.headers().getOrDefault(header, List.of());
    }
}
