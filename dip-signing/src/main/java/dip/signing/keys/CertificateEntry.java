package dip.signing.keys;

import dip.signing.CertificateUsage;
import dip.signing.authority.CertificateAuthority.Use;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A certificate found in a file.
 *
 * @param owner the DIP ID it was named for; else its subject's
 * @param key the file with its private key, where one was found
 * @param foreignKey the file that stands beside it as its key's and holds another; empty where all is well
 */
public record CertificateEntry(String owner, Path file, X509Certificate certificate, Optional<Path> key, Optional<Path> foreignKey) {

    /** What is to be done about it, the worst first. */
    public enum State {
        KEY_DIFFERS, EXPIRED, NOT_YET_VALID, EXPIRES_SOON, OK;

        /** As users read it, {@code expires soon}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public State state(Instant now, Duration warning) {
        if (foreignKey.isPresent()) {
            return State.KEY_DIFFERS;
        }
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            return State.EXPIRED;
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return State.NOT_YET_VALID;
        }
        return now.plus(warning).isAfter(end) ? State.EXPIRES_SOON : State.OK;
    }

    /** Whole days until it expires; negative afterwards. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(Duration.between(now, certificate.getNotAfter().toInstant()).toSeconds(), 86_400L);
    }

    /** {@code authority}, {@code signing}, {@code tls-client}, {@code tls-server}; several joined by +, {@code none} for none. */
    public String use() {
        if (CertificateUsage.isAuthority(certificate)) {
            return "authority";
        }
        String uses = CertificateUsage.of(certificate).stream().map(CertificateEntry::name).collect(Collectors.joining("+"));
        return uses.isEmpty() ? "none" : uses;
    }

    /** Lower-case hex of the SHA-256 of its DER form. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(Use use) {
        return use.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
