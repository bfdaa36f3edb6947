package dip.ingress.webhook;

import dip.ingress.IngressConfig;
import dip.ingress.Refusal;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.service.InvalidConfiguration;
import dip.service.participants.Callbacks;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every webhook of every participant, by path: one look-up a request. */
@Singleton
public final class Webhooks {

    private static final String PUBLIC_URL = "dip.ingress.public-url";

    private final Participants participants;
    private final Optional<String> publicUrl;
    private final Map<String, Webhook> byPath = new HashMap<>();

    Webhooks(Participants participants, Catalogue catalogue, IngressConfig config) {
        this.participants = participants;
        this.publicUrl = config.publicUrl().map(url -> Callbacks.base(PUBLIC_URL, url));
        for (Participant participant : participants.all()) {
            add(new Webhook.StatusMessages(participant, base(participant, Callbacks.STATUS_MESSAGES)));
            for (InterfaceInfo info : catalogue.interfaces()) {
                add(messages(participant, info.id(), info));
                add(messages(participant, info.publicationId(), info));
            }
        }
    }

    /** @param path without query, for instance {@code /webhooks/2312345678/IF-036} */
    public Optional<Webhook> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Why there is no webhook at the path. */
    public Refusal whyNot(String path) {
        return Callbacks.parts(path).map(parts ->
                participants.find(parts[0]).isEmpty() ? Refusal.UNKNOWN_RECIPIENT : Refusal.UNKNOWN_CHANNEL)
                .orElse(Refusal.NOT_A_WEBHOOK);
    }

    private void add(Webhook webhook) {
        byPath.put(Callbacks.path(webhook.recipient().dipId(), webhook.channel()), webhook);
    }

    private Webhook messages(Participant participant, String channel, InterfaceInfo info) {
        return new Webhook.Messages(participant, channel, info, participant.policy(info.id()), base(participant, info.id()));
    }

    private String base(Participant participant, String channel) {
        return participant.callbacks().base(channel).or(() -> publicUrl).orElseThrow(() -> new InvalidConfiguration(PUBLIC_URL,
                "is missing, and " + participant.key() + ".callback-url, too: the DIP signs the URL that it calls"));
    }
}
