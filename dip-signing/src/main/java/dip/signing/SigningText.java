package dip.signing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is hashed and what is signed (dip-spec section 3). */
final class SigningText {

    /** The body that the DIP's own example client hashes where a call has none. */
    static final byte[] NO_BODY = {'{', '}'};

    private SigningText() {
    }

    /** {@code METHOD;url;date;contentHash}: method upper-case, the whole URL lower-case. */
    static byte[] of(String method, String url, String date, String contentHash) {
        String text = method.toUpperCase(Locale.ROOT) + ';' + url.toLowerCase(Locale.ROOT) + ';' + date + ';' + contentHash;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
