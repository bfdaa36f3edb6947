package dip.simulator.traffic;

import dip.signing.Pem;
import dip.signing.SignatureValues;
import dip.simulator.pki.Pki;
import dip.simulator.pki.Pki.Name;
import dip.simulator.pki.Pki.SigningIdentity;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Makes the signatures that nobody should believe: with any identity, at any time. Shares no code with honest signing. */
@Singleton
public final class Forger {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<Name, SigningIdentity> identities = new EnumMap<>(Name.class);
    private final InstantSource clock;

    Forger(Pki pki, InstantSource clock) {
        this.clock = clock;
        for (Name name : Name.values()) {
            identities.put(name, pki.identity(name));
        }
    }

    /** @param late how far the date lies behind our clock; negative for ahead */
    SignatureValues sign(Name identity, Duration late, String url, byte[] body) {
        Instant at = clock.instant().minus(late);
        try {
            String date = DATE.format(at);
            String hash = base64(MessageDigest.getInstance("SHA-256").digest(body));
            String text = "POST;" + url.toLowerCase(Locale.ROOT) + ";" + date + ";" + hash;
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(identities.get(identity).key());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            String pem = Pem.encode(identities.get(identity).certificate());
            return new SignatureValues(base64(signature.sign()), date, hash, base64(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform cannot sign", broken);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
