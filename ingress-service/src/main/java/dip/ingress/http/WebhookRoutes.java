package dip.ingress.http;

import dip.ingress.Answer;
import dip.ingress.IngressConfig;
import dip.ingress.IngressMetrics;
import dip.ingress.delivery.Intake;
import dip.ingress.delivery.Posted;
import dip.ingress.delivery.Responses;
import dip.ingress.webhook.Webhook;
import dip.service.TimeOrderedIds;
import dip.signing.SignatureHeader;
import dip.signing.SignedRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The whole of the webhook port: every request, whatever its path, is answered here, on its event loop. */
@Singleton
final class WebhookRoutes {

    /** Before Quarkus' own routes: nothing but webhooks is served on this port. */
    private static final int BEFORE_ALL_ELSE = -1000;

    private final Vertx vertx;
    private final IngressConfig config;
    private final Doorkeeper doorkeeper;
    private final Admission admission;
    private final TimeOrderedIds ids;
    private final Intake intake;
    private final Responses responses;
    private final RefusalLog log;
    private final IngressMetrics metrics;

    WebhookRoutes(Vertx vertx, IngressConfig config, Doorkeeper doorkeeper, Admission admission, TimeOrderedIds ids,
            Intake intake, Responses responses, RefusalLog log, IngressMetrics metrics) {
        this.vertx = vertx;
        this.config = config;
        this.doorkeeper = doorkeeper;
        this.admission = admission;
        this.ids = ids;
        this.intake = intake;
        this.responses = responses;
        this.log = log;
        this.metrics = metrics;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(context -> receive(context.request()));
    }

    private void receive(HttpServerRequest request) {
        Optional<Webhook> webhook = doorkeeper.webhook(request);
        Call call = Call.begin(request, webhook, ids.next());
        doorkeeper.objection(request, webhook).ifPresentOrElse(
                objection -> refuse(call, objection),
                () -> admission.enter().ifPresentOrElse(
                        ticket -> read(call, webhook.orElseThrow(), ticket),
                        () -> refuse(call, Objection.overloaded())));
    }

    private void read(Call call, Webhook webhook, Admission.Ticket ticket) {
        var ends = new BodyReception.Ends(
                body -> take(call, webhook, body, ticket),
                objection -> {
                    ticket.leave();
                    refuse(call, objection);
                },
                () -> {
                    ticket.leave();
                    metrics.disconnected();
                });
        new BodyReception(vertx, call.request(), ticket, config.limits(), ends)
                .start(Doorkeeper.announcedLength(call.request()));
    }

    private void take(Call call, Webhook webhook, byte[] body, Admission.Ticket ticket) {
        intake.take(posted(call, webhook, body), vertx.getOrCreateContext()).onSuccess(answer -> {
            ticket.leave();
            answer(call, answer);
        });
    }

    private void refuse(Call call, Objection objection) {
        answer(call, Answer.refused(objection.refusal(),
                responses.refusal(objection.refusal(), call.recipientDipId(), objection.help())));
        Leftover.discard(vertx, call.request());
    }

    private void answer(Call call, Answer answer) {
        call.answer(answer.status(), answer.response().toJson());
        metrics.answered(answer, call.webhook().map(Webhook::label), System.nanoTime() - call.startNanos());
        if (answer.refusal().isPresent()) {
            log.refused(call, answer);
        }
    }

    private Posted posted(Call call, Webhook webhook, byte[] body) {
        HttpServerRequest request = call.request();
        var headers = request.headers();
        SignedRequest signed = new SignedRequest(request.method().name(), webhook.base() + request.uri(),
                headers.getAll(SignatureHeader.SIGNATURE), headers.getAll(SignatureHeader.DATE),
                headers.getAll(SignatureHeader.CONTENT_HASH), headers.getAll(SignatureHeader.CERTIFICATE), body);
        return new Posted(webhook, call.deliveryId(), call.correlationId(),
                TraceContext.of(headers.get(TraceContext.HEADER), call.deliveryId()), TimeOrderedIds.time(call.deliveryId()), signed);
    }
}
