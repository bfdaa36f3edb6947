package dip.simulator.channel;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.simulator.SimulatorConfig;
import dip.simulator.egress.Addressed;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Where each participant wants its messages: one webhook an interface, one for status messages. */
@Singleton
public final class Subscriptions {

    private static final String STATUS = Addressed.STATUSES;

    /**
     * A webhook as the DIP knows it.
     *
     * @param participant DIP ID
     * @param channel interface ID, or {@code statusmessage}
     */
    public record Webhook(String participant, String channel, String url) {
    }

    private record Key(String recipient, String channel) {
    }

    private final Map<Key, String> urls = new ConcurrentHashMap<>();

    Subscriptions(SimulatorConfig config, Participants participants, Catalogue catalogue) {
        config.webhooks().forEach((dipId, base) -> {
            Participant participant = participants.find(dipId).orElseThrow(() -> new InvalidConfiguration(
                    "dip.simulator.webhooks.\"" + dipId + "\"", "is no participant; add it to dip.participants"));
            subscribeStatus(dipId, base + "/" + STATUS);
            catalogue.interfaces().stream().filter(participant.callbacks()::wants)
                    .forEach(channel -> subscribe(dipId, channel.id(), base + "/" + channel.id()));
        });
    }

    /** All of them, by participant and channel. */
    public List<Webhook> all() {
        return urls.entrySet().stream()
                .map(entry -> new Webhook(entry.getKey().recipient(), entry.getKey().channel(), entry.getValue()))
                .sorted(Comparator.comparing(Webhook::participant).thenComparing(Webhook::channel)).toList();
    }

    /** @param interfaceId for instance {@code IF-036} */
    public Optional<String> webhook(String recipient, String interfaceId) {
        return Optional.ofNullable(urls.get(new Key(recipient, interfaceId)));
    }

    public Optional<String> statusWebhook(String recipient) {
        return webhook(recipient, STATUS);
    }

    /** DIP IDs that have a webhook for any interface. */
    public Set<String> recipients() {
        Set<String> recipients = new TreeSet<>();
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
}
