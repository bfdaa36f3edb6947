package dip.service.participants;

import dip.model.catalogue.InterfaceInfo;
import dip.service.InvalidConfiguration;
import dip.service.participants.ParticipantsConfig.ChannelConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the DIP calls one of our DIP IDs: {@code <base>/webhooks/<DIP ID>/<channel>}, the base being scheme, host and path
 * prefix as the DIP knows them. Ingress verifies signatures over these URLs, and the DIP is told these and no others.
 */
public final class Callbacks {

    /** The channel of the webhook for status messages. */
    public static final String STATUS_MESSAGES = "statusmessage";

    private static final String ROOT = "/webhooks/";

    private final String dipId;
    private final String role;
    private final Optional<String> base;
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, Boolean> wishes = new HashMap<>();
    private Optional<Boolean> wish = Optional.empty();

    Callbacks(String dipId, String role, Optional<URI> base) {
        this.dipId = dipId;
        this.role = role;
        this.base = base.map(url -> base(Participants.key(dipId) + ".callback-url", url));
    }

    void add(String interfaceId, String key, ChannelConfig settings) {
        settings.callbackUrl().ifPresent(url -> bases.put(interfaceId, base(key + ".callback-url", url)));
        settings.webhook().ifPresent(wanted -> wishes.put(interfaceId, wanted));
    }

    void addDefault(String key, ChannelConfig settings) {
        if (settings.callbackUrl().isPresent()) {
            throw new InvalidConfiguration(key + ".callback-url", "belongs to the participant itself: " + Participants.key(dipId) + ".callback-url");
        }
        wish = settings.webhook();
    }

    /**
     * The path of a webhook below its base.
     *
     * @param channel {@code IF-036}, {@code PUB-036}, {@code REP-002} or {@link #STATUS_MESSAGES}
     */
    public static String path(String dipId, String channel) {
        return ROOT + dipId + "/" + channel;
    }

    /** DIP ID and channel of a path that has the form of {@link #path}; empty for others. */
    public static Optional<String[]> parts(String path) {
        String[] parts = path.startsWith(ROOT) ? path.substring(ROOT.length()).split("/", -1) : new String[0];
        return parts.length == 2 ? Optional.of(parts) : Optional.empty();
    }

    /**
     * Without a slash at its end; empty where the configuration of participants names none.
     *
     * @param channel an interface's id, or {@link #STATUS_MESSAGES}
     */
    public Optional<String> base(String channel) {
        return Optional.ofNullable(bases.get(channel)).or(() -> base);
    }

    /** Whether the DIP is to be told a webhook for the interface: as configured, else whether our role receives it. */
    public boolean wants(InterfaceInfo channel) {
        return Optional.ofNullable(wishes.get(channel.id())).or(() -> wish)
                .orElseGet(() -> channel.recipients().isEmpty() || channel.recipients().contains(role));
    }

    /** @throws InvalidConfiguration where the DIP could not call it */
    public static String base(String key, URI url) {
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidConfiguration(key, "'" + url + "' is no https URL such as https://dip.example.com, without query");
        }
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
