package dip.signing;

/**
 * The values of the four headers of a signed call, as they stand on the wire.
 *
 * @param signature base64 of the RSASSA-PKCS1-v1_5 signature with SHA-256
 * @param date UTC with milliseconds and Z, for instance {@code 2025-06-27T14:29:09.061Z}
 * @param contentHash base64 of the body's SHA-256
 * @param certificate base64 of the certificate's PEM text
 */
public record SignatureValues(String signature, String date, String contentHash, String certificate) {
}
