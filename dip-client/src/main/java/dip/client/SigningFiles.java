package dip.client;

import dip.signing.CryptoProvider;
import dip.signing.HeldKey;
import dip.signing.MessageSigner;
import dip.signing.keys.SigningIdentity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a participant signs with, made anew when one of its files has changed. */
public final class SigningFiles {

    private static final Logger LOG = System.getLogger(SigningFiles.class.getName());

    private record Made(List<FileTime> times, MessageSigner signer) {
    }

    private final SigningIdentity identity;
    private final CryptoProvider crypto;
    private final InstantSource clock;
    private volatile Made made;

    private SigningFiles(SigningIdentity identity, CryptoProvider crypto, InstantSource clock) throws IOException {
        this.identity = identity;
        this.crypto = crypto;
        this.clock = clock;
        this.made = make();
    }

    /**
     * @throws IOException where a file cannot be read
     * @throws IllegalArgumentException where the key cannot be opened or cannot sign for the certificate
     */
    public static SigningFiles open(SigningIdentity identity, CryptoProvider crypto, InstantSource clock) throws IOException {
        return new SigningFiles(identity, crypto, clock);
    }

    /** Looks at the files, reads them where they are new; keeps the signer before where they cannot be read. */
    MessageSigner signer() {
        Made known = made;
        try {
            if (!times().equals(known.times)) {
                known = make();
                made = known;
            }
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.log(Level.ERROR, "Kept the signing key read before: {0}", unusable.getMessage());
        }
        return known.signer;
    }

    private Made make() throws IOException {
        List<FileTime> times = times();
        HeldKey key = identity.open();
        return new Made(times, MessageSigner.of(key, identity.certificateOf(key), crypto, clock));
    }

    private List<FileTime> times() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : identity.files()) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }
}
