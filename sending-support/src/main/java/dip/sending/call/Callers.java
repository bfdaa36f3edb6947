package dip.sending.call;

import dip.client.Caller;
import dip.client.SigningFiles;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.service.security.Secret;
import dip.signing.CryptoProvider;
import dip.signing.keys.SigningIdentity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Each participant as a caller of the DIP. */
public final class Callers {

    private final Map<String, Caller> byDipId = new HashMap<>();

    /** @throws InvalidConfiguration where a participant cannot call the DIP */
    public Callers(Participants participants, Connections connections, CallingConfig config, InstantSource clock) {
        CryptoProvider crypto = config.crypto().orElseGet(CryptoProvider::fastest);
        for (Participant participant : participants.all()) {
            Secret apiKey = participant.apiKey().orElseThrow(() -> new InvalidConfiguration(participant.key() + ".api-key",
                    "is missing; nothing can be sent without it"));
            byDipId.put(participant.dipId(), new Caller(participant.dipId(), apiKey::value, signing(participant, crypto, clock),
                    participant.mpo(), () -> connections.of(participant)));
        }
    }

    public Caller of(Participant participant) {
        return byDipId.get(participant.dipId());
    }

    /** Empty where the participant is none of ours, or no longer. */
    public Optional<Caller> find(String dipId) {
        return Optional.ofNullable(byDipId.get(dipId));
    }

    private static SigningFiles signing(Participant participant, CryptoProvider crypto, InstantSource clock) {
        String key = participant.key() + ".signing-key";
        SigningIdentity identity = participant.signing().orElseThrow(() -> new InvalidConfiguration(key,
                "is missing; what is sent has to be signed"));
        try {
            return SigningFiles.open(identity, crypto, clock);
        } catch (IOException unreadable) {
            throw new InvalidConfiguration(key, "cannot be read: " + unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new InvalidConfiguration(key, unusable.getMessage());
        }
    }
}
