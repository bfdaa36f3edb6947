package dip.simulator.channel;

import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.simulator.SimulatorConfig;
import dip.simulator.egress.Addressed;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Where each participant wants its messages: one webhook an interface, one for status messages. */
@Singleton
public final class Subscriptions {

    private static final String STATUS = Addressed.STATUSES;

    private record Key(String recipient, String channel) {
    }

    private final Map<Key, String> urls = new ConcurrentHashMap<>();
    private final Map<String, String> bases;

    Subscriptions(SimulatorConfig config, Participants participants) {
        bases = new ConcurrentHashMap<>(config.webhooks());
        for (String dipId : bases.keySet()) {
            if (participants.find(dipId).isEmpty()) {
                throw new InvalidConfiguration("dip.simulator.webhooks.\"" + dipId + "\"",
                        "is no participant; add it to dip.participants");
            }
        }
    }

    /** @param interfaceId for instance {@code IF-036} */
    public Optional<String> webhook(String recipient, String interfaceId) {
        return url(recipient, interfaceId);
    }

    public Optional<String> statusWebhook(String recipient) {
        return url(recipient, STATUS);
    }

    /** DIP IDs that have a webhook for any interface. */
    public Set<String> recipients() {
        Set<String> recipients = new TreeSet<>(bases.keySet());
        urls.keySet().stream().filter(key -> !key.channel().equals(STATUS)).map(Key::recipient).forEach(recipients::add);
        return recipients;
    }

    void subscribe(String recipient, String interfaceId, String url) {
        urls.put(new Key(recipient, interfaceId), url);
    }

    void unsubscribe(String recipient, String interfaceId) {
        urls.remove(new Key(recipient, interfaceId));
    }

    void subscribeStatus(String recipient, String url) {
        subscribe(recipient, STATUS, url);
    }

    void unsubscribeStatus(String recipient) {
        unsubscribe(recipient, STATUS);
    }

    private Optional<String> url(String recipient, String channel) {
        String own = urls.get(new Key(recipient, channel));
        if (own != null) {
            return Optional.of(own);
        }
        return Optional.ofNullable(bases.get(recipient)).map(base -> base + "/" + channel);
    }
}
