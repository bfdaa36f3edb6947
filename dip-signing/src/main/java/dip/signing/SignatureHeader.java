package dip.signing;

/** The names of the four headers of a signed call (dip-spec section 2.2). */
public final class SignatureHeader {

    public static final String SIGNATURE = "X-DIP-Signature";
    public static final String DATE = "X-DIP-Signature-Date";
    public static final String CONTENT_HASH = "X-DIP-Content-Hash";
    public static final String CERTIFICATE = "X-DIP-Signature-Certificate";

    private SignatureHeader() {
    }
}
