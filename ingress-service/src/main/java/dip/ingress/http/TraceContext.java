package dip.ingress.http;

import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** The W3C trace context that a delivery's messages carry on. */
final class TraceContext {

    static final String HEADER = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceContext() {
    }

    /** The caller's where it is well-formed; else a trace whose ID is the delivery's. */
    static String of(String given, UUID deliveryId) {
        if (given != null && FORM.matcher(given).matches()) {
            return given;
        }
        HexFormat hex = HexFormat.of();
        String low = hex.toHexDigits(deliveryId.getLeastSignificantBits());
        return "00-" + hex.toHexDigits(deliveryId.getMostSignificantBits()) + low + "-" + low + "-00";
    }
}
