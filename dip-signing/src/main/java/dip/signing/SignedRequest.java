package dip.signing;

import java.util.List;

/**
 * A call to be verified.
 *
 * @param url the public callback URL that the DIP was given, whole; not what a proxy made of it
 * @param signature all values of the header {@code X-DIP-Signature}, likewise the next three: a header twice is refused
 * @param body the raw bytes
 */
public record SignedRequest(String method, String url, List<String> signature, List<String> date,
        List<String> contentHash, List<String> certificate, byte[] body) {
}
