package dip.simulator.egress;

import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One HTTP call to a webhook, as it goes on the wire.
 *
 * @param headers in order; a name may stand twice
 * @param trusted whether the DIP's own client certificate is shown, or one of an authority that nobody trusts
 */
public record WebhookCall(String method, String url, List<Header> headers, byte[] body, boolean trusted) {

    public record Header(String name, String value) {
    }

    /** A proper call: {@code POST}, with the four headers of the signature. */
    public static WebhookCall post(String url, SignatureValues signature, byte[] body) {
        return new WebhookCall("POST", url, List.of(
                new Header("Content-Type", "application/json"),
                new Header(SignatureHeader.SIGNATURE, signature.signature()),
                new Header(SignatureHeader.DATE, signature.date()),
                new Header(SignatureHeader.CONTENT_HASH, signature.contentHash()),
                new Header(SignatureHeader.CERTIFICATE, signature.certificate())), body, true);
    }

    public WebhookCall withMethod(String other) {
        return new WebhookCall(other, url, headers, body, trusted);
    }

    public WebhookCall withUrl(String other) {
        return new WebhookCall(method, other, headers, body, trusted);
    }

    public WebhookCall withBody(byte[] other) {
        return new WebhookCall(method, url, headers, other, trusted);
    }

    public WebhookCall untrusted() {
        return new WebhookCall(method, url, headers, body, false);
    }

    public WebhookCall without(String name) {
        return withHeaders(headers.stream().filter(header -> !header.name().equals(name)).toList());
    }

    public WebhookCall withAlso(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return withHeaders(List.copyOf(more));
    }

    public WebhookCall with(String name, UnaryOperator<String> change) {
        return withHeaders(headers.stream().map(header -> header.name().equals(name)
                ? new Header(name, change.apply(header.value())) : header).toList());
    }

    private WebhookCall withHeaders(List<Header> others) {
        return new WebhookCall(method, url, others, body, trusted);
    }
}
