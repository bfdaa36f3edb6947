package dip.service.participants;

import dip.service.security.Secret;
import dip.signing.keys.SigningIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * One of our DIP IDs.
 *
 * @param role code, for instance {@code SUP}
 * @param apiKey for calls to the DIP; absent where this service makes none
 * @param signing absent where this service does not sign
 * @param mpo value of the header {@code X-DIP-MPO} in calls to the DIP; none is sent where absent
 * @param callbacks where the DIP calls it
 * @param policies by interface id, for the interfaces that differ from {@code defaultPolicy}
 */
public record Participant(String dipId, String role, Optional<Secret> apiKey, Optional<SigningIdentity> signing,
        Optional<String> mpo, Callbacks callbacks, Map<String, ChannelPolicy> policies, ChannelPolicy defaultPolicy) {

    public ChannelPolicy policy(String interfaceId) {
        return policies.getOrDefault(interfaceId, defaultPolicy);
    }

    /** The start of this participant's configuration keys. */
    public String key() {
        return Participants.key(dipId);
    }
}
