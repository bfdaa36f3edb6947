package dip.signing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Where a certificate says that its revocation list is (RFC 5280 section 4.2.1.13). */
final class DistributionPoints {

    private static final String EXTENSION = "2.5.29.31";
    private static final int CONSTRUCTED = 0x20;
    /** GeneralName: uniformResourceIdentifier [6]. */
    private static final int URI_NAME = 0x86;
    private static final int LONG_FORM = 0x80;
    private static final int OCTET_STRING = 0x04;
    private static final int MOST_LENGTH_BYTES = 3;
    /** Of a name, from the octet string down; deeper is nothing of ours. */
    private static final int MOST_DEPTH = 8;

    private final byte[] der;
    private final List<URI> found = new ArrayList<>();

    private DistributionPoints(byte[] der) {
        this.der = der;
    }

    /** Empty where it names none, or the extension cannot be read: never fails. */
    static List<URI> of(X509Certificate certificate) {
        byte[] value = certificate.getExtensionValue(EXTENSION);
        if (value == null) {
            return List.of();
        }
        DistributionPoints points = new DistributionPoints(value);
        try {
            points.walk(0, value.length, MOST_DEPTH);
        } catch (IndexOutOfBoundsException cutOff) {
            return List.of();
        }
        return points.found;
    }

    /** The octet string around the extension's value, and whatever holds names, are walked into; URIs are the leaves sought. */
    private void walk(int from, int to, int depth) {
        int at = from;
        while (at < to) {
            int tag = der[at] & 0xff;
            int length = der[at + 1] & 0xff;
            int start = at + 2;
            if (length >= LONG_FORM) {
                int bytes = length - LONG_FORM;
                if (bytes > MOST_LENGTH_BYTES) {
                    throw new IndexOutOfBoundsException(at);
                }
                length = 0;
                for (int i = 0; i < bytes; i++) {
                    length = length << 8 | der[start++] & 0xff;
                }
            }
            if (start + length > to) {
                throw new IndexOutOfBoundsException(at);
            }
            if (tag == URI_NAME) {
                add(new String(der, start, length, StandardCharsets.US_ASCII));
            } else if (depth > 0 && ((tag & CONSTRUCTED) != 0 || tag == OCTET_STRING)) {
                walk(start, start + length, depth - 1);
            }
            at = start + length;
        }
    }

    private void add(String text) {
        try {
            found.add(URI.create(text));
        } catch (IllegalArgumentException noUri) {
            // Nowhere to fetch from.
        }
    }
}
