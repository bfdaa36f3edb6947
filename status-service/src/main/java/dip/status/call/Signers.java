package dip.status.call;

import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.status.StatusConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Each participant's signer, made anew when its files have changed. */
@Startup
@Singleton
public class Signers {

    private static final Logger LOG = Logger.getLogger(Signers.class);

    private record Made(FileTime keyTime, FileTime certificateTime, MessageSigner signer) {
    }

    private final CryptoProvider crypto;
    private final InstantSource clock;
    private final Map<String, Made> byDipId = new ConcurrentHashMap<>();

    /** @throws InvalidConfiguration where a participant cannot call the DIP */
    Signers(Participants participants, StatusConfig config, InstantSource clock) {
        this.crypto = config.crypto().orElseGet(CryptoProvider::fastest);
        this.clock = clock;
        for (Participant participant : participants.all()) {
            if (participant.apiKey().isEmpty()) {
                throw new InvalidConfiguration(participant.key() + ".api-key", "is missing; status messages cannot be sent without it");
            }
            if (participant.signingKey().isEmpty()) {
                throw new InvalidConfiguration(participant.key() + ".signing-key", "is missing; status messages have to be signed");
            }
            byDipId.put(participant.dipId(), firstMade(participant));
        }
    }

    /** Looks at the files, reads them where they are new; keeps the signer before where they cannot be read. */
    MessageSigner of(Participant participant) {
        Made made = byDipId.get(participant.dipId());
        try {
            Path key = participant.signingKey().orElseThrow();
            Path certificate = participant.signingCertificate().orElseThrow();
            if (!Files.getLastModifiedTime(key).equals(made.keyTime)
                    || !Files.getLastModifiedTime(certificate).equals(made.certificateTime)) {
                made = make(participant);
                byDipId.put(participant.dipId(), made);
            }
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.errorf("Kept the signing key of %s: %s", participant.dipId(), unusable.getMessage());
        }
        return made.signer;
    }

    private Made firstMade(Participant participant) {
        try {
            return make(participant);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new InvalidConfiguration(participant.key() + ".signing-key", unusable.getMessage());
        }
    }

    private Made make(Participant participant) throws IOException {
        Path key = participant.signingKey().orElseThrow();
        Path certificate = participant.signingCertificate().orElseThrow();
        FileTime keyTime = Files.getLastModifiedTime(key);
        FileTime certificateTime = Files.getLastModifiedTime(certificate);
        return new Made(keyTime, certificateTime, new MessageSigner(Pem.privateKey(key),
                Pem.certificates(certificate).getFirst(), crypto, clock));
    }
}
