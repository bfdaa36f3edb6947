package dip.service.participants;

import dip.model.validation.RuleSet;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code participants.yaml} as it is written; {@link Participants} is what the services use. */
@ConfigMapping(prefix = "dip.participants")
public interface ParticipantsConfig {

    /** By DIP ID, ten digits. */
    @WithParentName
    Map<String, ParticipantConfig> byDipId();

    interface ParticipantConfig {

        /** Role code, for instance {@code SUP}. */
        String role();

        Optional<String> apiKey();

        /** File that holds the API key; read again when it changes. */
        Optional<Path> apiKeyFile();

        /** PEM, the URI of a token's key, or PKCS#12; needed only where messages are signed. */
        Optional<Path> signingKey();

        /** PEM; left out where the key's PKCS#12 file has it. */
        Optional<Path> signingCertificate();

        /** File with the password of a PKCS#12 file on its first line. */
        Optional<Path> signingKeyPasswordFile();

        /** Value of the header {@code X-DIP-MPO} in calls to the DIP; none is sent where left out. */
        Optional<String> mpo();

        /** Scheme, host and path prefix under which the DIP calls us for this DIP ID; {@link Callbacks} adds the rest. */
        Optional<URI> callbackUrl();

        /** By interface id; {@code default} for those not named. */
        Map<String, ChannelConfig> channels();
    }

    /** Each key left out is taken from the participant's {@code default} channel, then from {@link ChannelPolicy#DEFAULT}. */
    interface ChannelConfig {

        Optional<RuleSet> l3();

        Optional<RuleSet> l4();

        Optional<Boolean> partial();

        Optional<Boolean> positiveStatus();

        Optional<DuplicatePolicy> businessDuplicates();

        /** As the participant's, for this channel alone; {@code default} has none. */
        Optional<URI> callbackUrl();

        /** Whether the DIP is to be told a webhook; where left out, if the role receives the interface. */
        Optional<Boolean> webhook();
    }
}
