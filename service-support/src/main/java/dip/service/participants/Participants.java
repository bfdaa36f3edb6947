package dip.service.participants;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.ParticipantsConfig.ChannelConfig;
import dip.service.participants.ParticipantsConfig.ParticipantConfig;
import dip.service.security.Secret;
import dip.signing.keys.KeyPlace;
import dip.signing.keys.SigningIdentity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who we are on the DIP. Built once at start from {@code participants.yaml}; a mistake in it stops the start. */
public final class Participants {

    private static final String DEFAULT_CHANNEL = "default";
    private static final Pattern DIP_ID = Pattern.compile("[0-9A-Za-z]{10}");
    private static final Pattern ROLE = Pattern.compile("[A-Z]{3,5}");
    private static final Pattern HEADER_VALUE = Pattern.compile("\\p{Graph}([\\p{Graph} ]{0,198}\\p{Graph})?");
    private static final Set<String> ENVIRONMENTS = Set.of("PRD", "SITB", "SIT", "UIT", "DEV");

    private final String environment;
    private final Map<String, Participant> byDipId;

    private Participants(String environment, Map<String, Participant> byDipId) {
        this.environment = environment;
        this.byDipId = byDipId;
    }

    /** @throws InvalidConfiguration names the first key that is wrong and what is allowed */
    public static Participants from(String environment, ParticipantsConfig config, Catalogue catalogue) {
        if (!ENVIRONMENTS.contains(environment)) {
            throw new InvalidConfiguration("dip.environment", "'" + environment + "' is none of " + ENVIRONMENTS);
        }
        if (config.byDipId().isEmpty()) {
            throw new InvalidConfiguration("dip.participants", "names no DIP ID; at least one is needed");
        }
        Map<String, Participant> participants = new LinkedHashMap<>();
        config.byDipId().forEach((dipId, entry) -> participants.put(dipId, participant(dipId, entry, catalogue)));
        return new Participants(environment, Map.copyOf(participants));
    }

    /** The environment tag of every message, for instance {@code PRD}. */
    public String environment() {
        return environment;
    }

    public Optional<Participant> find(String dipId) {
        return Optional.ofNullable(byDipId.get(dipId));
    }

    public Collection<Participant> all() {
        return byDipId.values();
    }

    static String key(String dipId) {
        return "dip.participants.\"" + dipId + "\"";
    }

    private static Participant participant(String dipId, ParticipantConfig entry, Catalogue catalogue) {
        String key = key(dipId);
        if (!DIP_ID.matcher(dipId).matches()) {
            throw new InvalidConfiguration(key, "a DIP ID has 10 letters or digits");
        }
        if (!ROLE.matcher(entry.role()).matches()) {
            throw new InvalidConfiguration(key + ".role", "'" + entry.role() + "' is no role code such as SUP or UMSDS");
        }
        ChannelPolicy fallback = policy(entry.channels().get(DEFAULT_CHANNEL), ChannelPolicy.DEFAULT);
        Map<String, ChannelPolicy> policies = new LinkedHashMap<>();
        Callbacks callbacks = new Callbacks(dipId, entry.role(), entry.callbackUrl());
        entry.channels().forEach((channel, settings) -> {
            String channelKey = key + ".channels.\"" + channel + "\"";
            if (channel.equals(DEFAULT_CHANNEL)) {
                callbacks.addDefault(channelKey, settings);
            } else {
                String interfaceId = interfaceId(channel, channelKey, catalogue);
                policies.put(interfaceId, policy(settings, fallback));
                callbacks.add(interfaceId, channelKey, settings);
            }
        });
        return new Participant(dipId, entry.role(), Secret.optional(key + ".api-key", entry.apiKey(), entry.apiKeyFile()),
                signing(key, entry), mpo(key, entry), callbacks, Map.copyOf(policies), fallback);
    }

    private static Optional<SigningIdentity> signing(String key, ParticipantConfig entry) {
        boolean keepsCertificate = entry.signingKey().filter(file -> KeyPlace.isPkcs12(file.toString())).isPresent();
        if (entry.signingKey().isEmpty() ? entry.signingCertificate().isPresent()
                : entry.signingCertificate().isEmpty() && !keepsCertificate) {
            throw new InvalidConfiguration(key + ".signing-key",
                    "signing-key and signing-certificate go together, unless a PKCS#12 file (.p12, .pfx) has both");
        }
        if (entry.signingKeyPasswordFile().isPresent() != keepsCertificate) {
            throw new InvalidConfiguration(key + ".signing-key-password-file",
                    "goes with a signing-key in a PKCS#12 file (.p12, .pfx), and such a one needs it");
        }
        return entry.signingKey().map(file -> new SigningIdentity(file, entry.signingCertificate(), entry.signingKeyPasswordFile()));
    }

    private static Optional<String> mpo(String key, ParticipantConfig entry) {
        if (entry.mpo().isPresent() && !HEADER_VALUE.matcher(entry.mpo().get()).matches()) {
            throw new InvalidConfiguration(key + ".mpo", "is the value of a header: 1 to 200 printable ASCII characters");
        }
        return entry.mpo();
    }

    private static String interfaceId(String channel, String key, Catalogue catalogue) {
        return catalogue.byChannel(channel)
                .orElseThrow(() -> new InvalidConfiguration(key, "is no channel of DIP API " + catalogue.release()
                        + "; write IF-nnn, PUB-nnn or REP-nnn")).id();
    }

    private static ChannelPolicy policy(ChannelConfig settings, ChannelPolicy fallback) {
        if (settings == null) {
            return fallback;
        }
        return new ChannelPolicy(settings.l3().orElse(fallback.l3()), settings.l4().orElse(fallback.l4()),
                settings.partial().orElse(fallback.partial()), settings.positiveStatus().orElse(fallback.positiveStatus()),
                settings.businessDuplicates().orElse(fallback.businessDuplicates()));
    }
}
