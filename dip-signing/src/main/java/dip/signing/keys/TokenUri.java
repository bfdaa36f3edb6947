package dip.signing.keys;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names a key in a PKCS#11 token (RFC 7512): {@code pkcs11:object=signing;slot-id=4?module-path=/usr/lib/x.so&pin-source=/run/pin}.
 *
 * @param object the key's label
 * @param slot the slot's id; empty for the first slot that there is
 * @param module the token's library
 * @param pinSource file with the PIN: a PIN itself (pin-value) is refused, it would stand in histories and process lists
 */
record TokenUri(String object, Optional<Long> slot, Path module, Path pinSource) {

    static final String SCHEME = "pkcs11:";
    private static final String FORM = "; write pkcs11:object=LABEL;slot-id=N?module-path=LIBRARY&pin-source=FILE";
    private static final Set<String> KNOWN = Set.of("object", "slot-id", "module-path", "pin-source");

    /** @throws IllegalArgumentException says what is wrong, without quoting values */
    static TokenUri parse(String uri) {
        String rest = uri.substring(SCHEME.length());
        int query = rest.indexOf('?');
        Map<String, String> attributes = new LinkedHashMap<>();
        collect(attributes, query < 0 ? rest : rest.substring(0, query), ";");
        collect(attributes, query < 0 ? "" : rest.substring(query + 1), "&");
        for (String name : attributes.keySet()) {
            if (name.equals("pin-value")) {
                throw refused("pin-value would show the PIN to whoever lists processes: put it in a file and name that as pin-source");
            }
            if (!KNOWN.contains(name)) {
                throw refused("the attribute '" + name + "' is not understood" + FORM);
            }
        }
        return new TokenUri(needed(attributes, "object"), Optional.ofNullable(attributes.get("slot-id")).map(TokenUri::slot),
                path(attributes, "module-path"), path(attributes, "pin-source"));
    }

    @Override
    public String toString() {
        return SCHEME + "object=" + object + slot.map(id -> ";slot-id=" + id).orElse("");
    }

    private static void collect(Map<String, String> attributes, String text, String separator) {
        for (String attribute : text.isEmpty() ? new String[0] : text.split(separator)) {
            int equals = attribute.indexOf('=');
            if (equals < 0) {
                throw refused("an attribute has no value" + FORM);
            }
            String value = attribute.substring(equals + 1).replace("+", "%2B");
            try {
                value = URLDecoder.decode(value, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw refused("the value of an attribute is not percent-encoded rightly");
            }
            if (attributes.put(attribute.substring(0, equals), value) != null) {
                throw refused("an attribute stands twice" + FORM);
            }
        }
    }

    private static String needed(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null || value.isEmpty()) {
            throw refused(name + " is missing" + FORM);
        }
        return value;
    }

    private static long slot(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw refused("slot-id is no number");
        }
    }

    /** Absolute, because services start in directories of their own. */
    private static Path path(Map<String, String> attributes, String name) {
        String text = needed(attributes, name);
        Path path = Path.of(text.startsWith("file:") ? text.substring("file:".length()) : text);
        if (!path.isAbsolute()) {
            throw refused(name + " is no absolute path");
        }
        return path;
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("PKCS#11 URI: " + what);
    }
}
