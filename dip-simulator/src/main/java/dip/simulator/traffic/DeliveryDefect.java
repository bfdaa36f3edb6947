package dip.simulator.traffic;

import dip.model.validation.RuleSet;
import dip.service.participants.ChannelPolicy;
import dip.signing.SignatureHeader;
import dip.simulator.egress.WebhookCall;
import dip.simulator.pki.Pki.Name;
import dip.simulator.run.Expected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A good message in a delivery with exactly one thing wrong: its signature, its body, its address or its connection. */
public enum DeliveryDefect implements Defect {

    NO_SIGNATURE(signature(), (call, forger) -> call.without(SignatureHeader.SIGNATURE)),
    NO_SIGNATURE_DATE(signature(), (call, forger) -> call.without(SignatureHeader.DATE)),
    NO_CONTENT_HASH(signature(), (call, forger) -> call.without(SignatureHeader.CONTENT_HASH)),
    NO_CERTIFICATE(signature(), (call, forger) -> call.without(SignatureHeader.CERTIFICATE)),
    SIGNATURE_TWICE(signature(), (call, forger) -> call.withAlso(SignatureHeader.SIGNATURE, "AAAA")),
    SIGNATURE_NOT_BASE64(signature(), (call, forger) -> call.with(SignatureHeader.SIGNATURE, value -> "***")),
    CERTIFICATE_UNREADABLE(signature(), (call, forger) -> call.with(SignatureHeader.CERTIFICATE, value -> "AAAA")),
    BODY_ALTERED(signature(), (call, forger) -> call.withBody(append(call.body(), " "))),
    OTHER_URL_SIGNED(signature(), (call, forger) -> signed(call, forger, Name.DIP_SIGNING, Duration.ZERO, call.url() + "x")),
    STALE_SIGNATURE(signature(), (call, forger) -> signed(call, forger, Name.DIP_SIGNING, Duration.ofDays(1), call.url())),
    SIGNATURE_OF_TOMORROW(signature(), (call, forger) -> signed(call, forger, Name.DIP_SIGNING, Duration.ofDays(-1), call.url())),
    UNTRUSTED_SIGNER(signature(), (call, forger) -> signed(call, forger, Name.UNTRUSTED_SIGNING, Duration.ZERO, call.url())),
    EXPIRED_SIGNER(signature(), (call, forger) -> signed(call, forger, Name.EXPIRED_SIGNING, Duration.ZERO, call.url())),
    REVOKED_SIGNER(signature(), (call, forger) -> signed(call, forger, Name.REVOKED_SIGNING, Duration.ZERO, call.url())),
    WEAK_SIGNER(signature(), (call, forger) -> signed(call, forger, Name.WEAK_SIGNING, Duration.ZERO, call.url())),
    TLS_CERTIFICATE_SIGNS(signature(), (call, forger) -> signed(call, forger, Name.DIP_CLIENT, Duration.ZERO, call.url())),

    EMPTY_BODY(json(), (call, forger) -> withBody(call, forger, "")),
    NOT_JSON(json(), (call, forger) -> withBody(call, forger, "<message/>")),
    NO_ARRAY(json(), (call, forger) -> withBody(call, forger, inner(call.body()))),
    EMPTY_ARRAY(json(), (call, forger) -> withBody(call, forger, "[]")),
    TRAILING_CONTENT(json(), (call, forger) -> withBody(call, forger, append(call.body(), "[]"))),
    DUPLICATE_KEY(json(), (call, forger) -> withBody(call, forger, "[{\"payload\":{},\"payload\":{}}]")),
    NOT_A_NUMBER(json(), (call, forger) -> withBody(call, forger, "[{\"payload\":NaN}]")),
    TOO_DEEP(json(), (call, forger) -> withBody(call, forger, "[".repeat(1000) + "]".repeat(1000))),
    INVALID_UTF8(json(), (call, forger) -> withBody(call, forger, "[\"\u00ff\"]".getBytes(StandardCharsets.ISO_8859_1))),
    BYTE_ORDER_MARK(json(), (call, forger) -> withBody(call, forger, "\ufeff[{}]")),
    TOO_MANY_MESSAGES(new Expected.Refused(413, "RCP1000"), (call, forger) -> withBody(call, forger, "[0" + ",0".repeat(5000) + "]")),

    UNKNOWN_RECIPIENT(new Expected.Refused(404, "RCP1041"), (call, forger) -> at(call, forger, 1, "9999999999")),
    UNKNOWN_CHANNEL(new Expected.Refused(404, "RCP1042"), (call, forger) -> at(call, forger, 0, "IF-999")),
    NOT_POSTED(new Expected.Refused(405, "RCP1000"), (call, forger) -> call.withMethod("PUT")),
    UNTRUSTED_TLS_CLIENT(new Expected.Unconnected(), (call, forger) -> call.untrusted()),

    /** Found by the structure check of the channel, and by L4 where that does not run. */
    WRONG_CHANNEL(new Expected.Refused(400, "RCP1002"), (call, forger) -> at(call, forger, 0,
            call.url().endsWith("IF-001") ? "IF-002" : "IF-001")) {
        @Override
        public Expected expected(ChannelPolicy policy) {
            return policy.l3() == RuleSet.SIGNATURE_ONLY ? Expected.bad(policy, RuleSet.FULL, "RCP1002")
                    : super.expected(policy);
        }
    };

    private interface Damage {

        WebhookCall apply(WebhookCall call, Forger forger);
    }

    private final Expected expected;
    private final Damage damage;

    DeliveryDefect(Expected expected, Damage damage) {
        this.expected = expected;
        this.damage = damage;
    }

    @Override
    public Expected expected(ChannelPolicy policy) {
        return expected;
    }

    /** The same call with this one thing wrong. */
    public WebhookCall apply(WebhookCall good, Forger forger) {
        return damage.apply(good, forger);
    }

    private static Expected signature() {
        return new Expected.Refused(400, "RCP9999");
    }

    private static Expected json() {
        return new Expected.Refused(400, "RCP1001");
    }

    private static WebhookCall signed(WebhookCall call, Forger forger, Name identity, Duration late, String url) {
        return WebhookCall.post(call.url(), forger.sign(identity, late, url, call.body()), call.body());
    }

    private static WebhookCall withBody(WebhookCall call, Forger forger, String body) {
        return withBody(call, forger, body.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookCall withBody(WebhookCall call, Forger forger, byte[] body) {
        return signed(call.withBody(body), forger, Name.DIP_SIGNING, Duration.ZERO, call.url());
    }

    /** With another segment of the path, counted from its end, and signed for it. */
    private static WebhookCall at(WebhookCall call, Forger forger, int fromEnd, String segment) {
        String[] parts = call.url().split("/");
        parts[parts.length - 1 - fromEnd] = segment;
        String url = String.join("/", parts);
        return signed(call.withUrl(url), forger, Name.DIP_SIGNING, Duration.ZERO, url);
    }

    private static byte[] inner(byte[] array) {
        return Arrays.copyOfRange(array, 1, array.length - 1);
    }

    private static byte[] append(byte[] body, String tail) {
        byte[] longer = Arrays.copyOf(body, body.length + tail.length());
        System.arraycopy(tail.getBytes(StandardCharsets.US_ASCII), 0, longer, body.length, tail.length());
        return longer;
    }
}
