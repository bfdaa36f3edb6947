package dip.signing;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Signed calls as tests need them, with one thing changed at a time. */
final class Calls {

    static final String URL = "https://Hooks.Example.org/webhooks/2300000001/IF-036";
    static final byte[] BODY = "[{\"payload\":{\"CommonBlock\":{\"greeting\":\"grüezi\"}}}]".getBytes(StandardCharsets.UTF_8);

    private Calls() {
    }

    static SignedRequest request(SignatureValues values) {
        return request(values, BODY);
    }

    static SignedRequest request(SignatureValues values, byte[] body) {
        return new SignedRequest("POST", URL, List.of(values.signature()), List.of(values.date()),
                List.of(values.contentHash()), List.of(values.certificate()), body);
    }

    static SignatureValues withSignature(SignatureValues values, String signature) {
        return new SignatureValues(signature, values.date(), values.contentHash(), values.certificate());
    }

    static SignatureValues withDate(SignatureValues values, String date) {
        return new SignatureValues(values.signature(), date, values.contentHash(), values.certificate());
    }

    static SignatureValues withHash(SignatureValues values, String hash) {
        return new SignatureValues(values.signature(), values.date(), hash, values.certificate());
    }

    static SignatureValues withCertificate(SignatureValues values, String header) {
        return new SignatureValues(values.signature(), values.date(), values.contentHash(), header);
    }

    static String header(X509Certificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            pem.append(Pem.encode(certificate));
        }
        return header(pem.toString());
    }

    static String header(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
