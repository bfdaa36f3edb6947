package dip.simulator.channel;

import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.signing.CryptoProvider;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification;
import dip.simulator.SimulatorConfig;
import dip.simulator.pki.Pki;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Lets in calls with a participant's API key and a valid signature; 401 otherwise (dip-spec sections 2.2 and 3). */
@Singleton
final class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class);
    private static final String API_KEY = "X-API-Key";
    private static final String CALLER = "dip.caller";
    /** What some callers hash where there is no body. */
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Participants participants;
    private final SignatureVerifier verifier;

    Guard(Participants participants, Pki pki, SimulatorConfig config, CryptoProvider crypto, InstantSource clock) {
        this.participants = participants;
        TrustSettings trust = new TrustSettings(List.of(pki.authority()), config.api().allowedSkew(), 2048,
                Revocation.CRL, List.of(pki.revocations()), WhenUnknown.FAIL_CLOSED);
        verifier = new SignatureVerifier(trust, crypto, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Whom the API key belongs to, after {@link #checkKey}. */
    static Participant caller(RoutingContext call) {
        return call.get(CALLER);
    }

    void checkKey(RoutingContext call) {
        Optional<Participant> owner = owner(call.request().getHeader(API_KEY));
        if (owner.isEmpty()) {
            call.response().setStatusCode(401).end();
        } else {
            call.put(CALLER, owner.get());
            call.next();
        }
    }

    void checkSignature(RoutingContext call, String publicUrl) {
        byte[] body = body(call);
        String url = publicUrl + call.request().uri();
        CompletionStage<Verification> verification = verify(call.request(), url, body)
                .thenCompose(first -> first instanceof Verification.Invalid && body.length == 0
                        ? verify(call.request(), url, EMPTY_OBJECT) : CompletableFuture.completedFuture(first));
        Future.fromCompletionStage(verification, call.vertx().getOrCreateContext())
                .onSuccess(result -> decide(call, result)).onFailure(call::fail);
    }

    static byte[] body(RoutingContext call) {
        return call.body() == null || call.body().buffer() == null ? new byte[0] : call.body().buffer().getBytes();
    }

    private static void decide(RoutingContext call, Verification result) {
        switch (result) {
            case Verification.Valid valid -> call.next();
            case Verification.Invalid(Verification.Reason reason, String detail) -> {
                LOG.infof("%s %s of %s refused: %s, %s", call.request().method(), call.normalizedPath(),
                        caller(call).dipId(), reason, detail);
                call.response().setStatusCode(401).end();
            }
        }
    }

    private CompletionStage<Verification> verify(HttpServerRequest request, String url, byte[] body) {
        return verifier.verify(new SignedRequest(request.method().name(), url,
                request.headers().getAll(SignatureHeader.SIGNATURE), request.headers().getAll(SignatureHeader.DATE),
                request.headers().getAll(SignatureHeader.CONTENT_HASH),
                request.headers().getAll(SignatureHeader.CERTIFICATE), body));
    }

    private Optional<Participant> owner(String key) {
        return key == null ? Optional.empty() : participants.all().stream()
                .filter(participant -> participant.apiKey().filter(secret -> same(secret.value(), key)).isPresent())
                .findFirst();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
