package dip.client;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.keys.KeyPlace;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;

/**
 * A participant's signing certificate in a PEM file, and the file with its key or with the URI of a token that has it; its
 * signer is made anew when one of them has changed.
 */
public final class SigningFiles {

    private static final Logger LOG = System.getLogger(SigningFiles.class.getName());

    private record Made(FileTime keyTime, FileTime certificateTime, MessageSigner signer) {
    }

    private final Path key;
    private final Path certificate;
    private final CryptoProvider crypto;
    private final InstantSource clock;
    private volatile Made made;

    private SigningFiles(Path key, Path certificate, CryptoProvider crypto, InstantSource clock) throws IOException {
        this.key = key;
        this.certificate = certificate;
        this.crypto = crypto;
        this.clock = clock;
        this.made = make();
    }

    /**
     * @throws IOException where a file cannot be read
     * @throws IllegalArgumentException where the key cannot sign for the certificate
     */
    public static SigningFiles open(Path key, Path certificate, CryptoProvider crypto, InstantSource clock) throws IOException {
        return new SigningFiles(key, certificate, crypto, clock);
    }

    /** Looks at the files, reads them where they are new; keeps the signer before where they cannot be read. */
    MessageSigner signer() {
        Made known = made;
        try {
            if (!Files.getLastModifiedTime(key).equals(known.keyTime)
                    || !Files.getLastModifiedTime(certificate).equals(known.certificateTime)) {
                known = make();
                made = known;
            }
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.log(Level.ERROR, "Kept the signing key read before: {0}", unusable.getMessage());
        }
        return known.signer;
    }

    private Made make() throws IOException {
        FileTime keyTime = Files.getLastModifiedTime(key);
        FileTime certificateTime = Files.getLastModifiedTime(certificate);
        return new Made(keyTime, certificateTime,
                MessageSigner.of(KeyPlace.in(key).open(), Pem.certificates(certificate).getFirst(), crypto, clock));
    }
}
