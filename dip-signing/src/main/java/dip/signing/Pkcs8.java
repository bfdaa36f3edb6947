package dip.signing;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The envelope that turns a bare RSA key (PKCS#1, RFC 8017 appendix A.1.2) into PKCS#8 (RFC 5958). */
final class Pkcs8 {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    /** INTEGER 0, then the algorithm rsaEncryption 1.2.840.113549.1.1.1 with NULL parameters. */
    private static final byte[] VERSION_AND_ALGORITHM = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private Pkcs8() {
    }

    static byte[] fromPkcs1(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(pkcs1.length + 32);
        content.writeBytes(VERSION_AND_ALGORITHM);
        content.writeBytes(element(OCTET_STRING, pkcs1));
        return element(SEQUENCE, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream(content.length + 5);
        der.write(tag);
        if (content.length < 128) {
            der.write(content.length);
        } else {
            int lengthBytes = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            der.write(0x80 | lengthBytes);
            for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
                der.write(content.length >> shift);
            }
        }
        der.writeBytes(content);
        return der.toByteArray();
    }
}
