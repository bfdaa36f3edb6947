package dip.signing;

import dip.signing.Verification.Reason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The four headers of a call, each once and well-formed. The certificate is still text: see {@link CertificateJudge}. */
record ReceivedSignature(SignatureValues values, byte[] signature, Instant date, byte[] contentHash) {

    private static final int SHA256_BYTES = 32;

    static ReceivedSignature of(SignedRequest request) throws Refused {
        String signature = single(SignatureHeader.SIGNATURE, request.signature());
        String date = single(SignatureHeader.DATE, request.date());
        String hash = single(SignatureHeader.CONTENT_HASH, request.contentHash());
        String certificate = single(SignatureHeader.CERTIFICATE, request.certificate());
        byte[] hashBytes = decoded(SignatureHeader.CONTENT_HASH, hash);
        if (hashBytes.length != SHA256_BYTES) {
            throw new Refused(Reason.HEADER_MALFORMED,
                    SignatureHeader.CONTENT_HASH + " decodes to " + hashBytes.length + " bytes; a SHA-256 has 32");
        }
        return new ReceivedSignature(new SignatureValues(signature, date, hash, certificate),
                decoded(SignatureHeader.SIGNATURE, signature), instant(date), hashBytes);
    }

    /** Base64 in its one canonical form: else bits at its end could be changed that no check sees. */
    static byte[] decoded(String header, String value) throws Refused {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            byte[] end = Arrays.copyOfRange(bytes, bytes.length - bytes.length % 3, bytes.length);
            if (value.length() % 4 == 0 && value.endsWith(Base64.getEncoder().encodeToString(end))) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, as what decodes but is not canonical
        }
        throw new Refused(Reason.HEADER_MALFORMED, header + " is not base64 (RFC 4648 section 4, with padding)");
    }

    private static String single(String header, List<String> values) throws Refused {
        if (values.isEmpty() || values.size() == 1 && values.getFirst().isEmpty()) {
            throw new Refused(Reason.HEADER_MISSING, header + " is missing");
        }
        if (values.size() > 1) {
            throw new Refused(Reason.HEADER_REPEATED, header + " stands " + values.size() + " times; once is right");
        }
        return values.getFirst();
    }

    private static Instant instant(String date) throws Refused {
        try {
            if (date.endsWith("Z")) {
                return Instant.parse(date);
            }
        } catch (DateTimeParseException unreadable) {
            // refused below, as what reads but is not UTC
        }
        throw new Refused(Reason.HEADER_MALFORMED,
                SignatureHeader.DATE + " is no UTC time such as 2025-06-27T14:29:09.061Z");
    }
}
