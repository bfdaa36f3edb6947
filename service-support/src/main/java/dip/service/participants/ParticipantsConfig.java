package dip.service.participants;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import dip.model.validation.RuleSet;

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

        /** PEM, PKCS#8; needed only where messages are signed. */
        Optional<Path> signingKey();

        Optional<Path> signingCertificate();

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
    }
}
