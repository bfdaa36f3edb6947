package dip.client;

import dip.signing.CryptoProvider;
import dip.signing.HeldKey;
import dip.signing.MessageSigner;
import dip.signing.keys.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a participant signs with, made anew when one of its files has changed. What they held before is kept where what they
 * hold now cannot be used, or not yet.
 */
public final class SigningFiles {

    /** What cannot be used though no file has changed: a token that is away, a certificate of tomorrow. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** @param unusable why what the files hold now is not this; null where it is */
    record Held(MessageSigner signer, X509Certificate certificate, String unusable) {
    }

    /** @param seen the files' times at the last look, at {@code lookedAt} */
    private record Look(List<FileTime> seen, Instant lookedAt, Held held) {
    }

    private final SigningIdentity identity;
    private final CryptoProvider crypto;
    private final InstantSource clock;
    private volatile Look last;

    private SigningFiles(SigningIdentity identity, CryptoProvider crypto, InstantSource clock) throws IOException {
        this.identity = identity;
        this.crypto = crypto;
        this.clock = clock;
        this.last = new Look(times(), clock.instant(), make());
    }

    /**
     * A certificate that is not valid now is none to stop for: time mends it, or a new file.
     *
     * @throws IOException where a file cannot be read
     * @throws IllegalArgumentException where the key cannot be opened or cannot sign for the certificate
     */
    public static SigningFiles open(SigningIdentity identity, CryptoProvider crypto, InstantSource clock) throws IOException {
        return new SigningFiles(identity, crypto, clock);
    }

    MessageSigner signer() {
        return look().signer;
    }

    /** Looks at the files, and reads them where they are new. */
    Held look() {
        Look known = last;
        Instant now = clock.instant();
        List<FileTime> times = timesOrNone();
        boolean isDue = known.held.unusable != null && !now.isBefore(known.lookedAt.plus(BETWEEN_LOOKS));
        if (!times.equals(known.seen) || isDue) {
            known = new Look(times, now, next(known.held, now));
            last = known;
        }
        return known.held;
    }

    List<Path> places() {
        return identity.files();
    }

    private Held next(Held before, Instant now) {
        String unusable;
        try {
            Held made = make();
            if (isValid(made.certificate, now) || !isValid(before.certificate, now)) {
                return made;
            }
            unusable = "the certificate of " + made.certificate.getSubjectX500Principal() + " is valid from "
                    + made.certificate.getNotBefore().toInstant() + " to " + made.certificate.getNotAfter().toInstant();
        } catch (IOException unreadable) {
            unusable = unreadable.toString();
        } catch (IllegalArgumentException wrong) {
            unusable = wrong.getMessage();
        }
        return new Held(before.signer, before.certificate, unusable);
    }

    private Held make() throws IOException {
        HeldKey key = identity.open();
        X509Certificate certificate = identity.certificateOf(key);
        return new Held(MessageSigner.of(key, certificate, crypto, clock), certificate, null);
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant()) && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Empty where a file is away: other than any that are there. */
    private List<FileTime> timesOrNone() {
        try {
            return times();
        } catch (IOException away) {
            return List.of();
        }
    }

    private List<FileTime> times() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : identity.files()) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }
}
