package dip.service.participants;

import dip.service.security.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One of our DIP IDs.
 *
 * @param role code, for instance {@code SUP}
 * @param apiKey for calls to the DIP; absent where this service makes none
 * @param signingKey PEM file; absent where this service does not sign
 * @param policies by interface id, for the interfaces that differ from {@code defaultPolicy}
 */
public record Participant(String dipId, String role, Optional<Secret> apiKey, Optional<Path> signingKey,
        Optional<Path> signingCertificate, Map<String, ChannelPolicy> policies, ChannelPolicy defaultPolicy) {

    public ChannelPolicy policy(String interfaceId) {
        return policies.getOrDefault(interfaceId, defaultPolicy);
    }

    /** The start of this participant's configuration keys. */
    public String key() {
        return Participants.key(dipId);
    }
}
