package dip.benchmarks.load;

import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** A delivery made and signed before the clock runs: the bytes of its whole HTTP/1.1 request. */
record SignedDelivery(Buffer request) {

    static SignedDelivery of(String path, byte[] body, SignatureValues signature) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + SignatureHeader.SIGNATURE + ": " + signature.signature() + "\r\n"
                + SignatureHeader.DATE + ": " + signature.date() + "\r\n"
                + SignatureHeader.CONTENT_HASH + ": " + signature.contentHash() + "\r\n"
                + SignatureHeader.CERTIFICATE + ": " + signature.certificate() + "\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        return new SignedDelivery(Buffer.buffer(head.getBytes(StandardCharsets.ISO_8859_1)).appendBytes(body));
    }
}
