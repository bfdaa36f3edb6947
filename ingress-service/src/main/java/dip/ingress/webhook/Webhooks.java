package dip.ingress.webhook;

import dip.ingress.Refusal;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every webhook of every participant, by path: one look-up a request. */
@Singleton
public final class Webhooks {

    private static final String ROOT = "/webhooks/";

    private final Participants participants;
    private final Map<String, Webhook> byPath = new HashMap<>();

    Webhooks(Participants participants, Catalogue catalogue) {
        this.participants = participants;
        for (Participant participant : participants.all()) {
            add(new Webhook.StatusMessages(participant));
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
        String[] parts = path.startsWith(ROOT) ? path.substring(ROOT.length()).split("/", -1) : new String[0];
        if (parts.length != 2) {
            return Refusal.NOT_A_WEBHOOK;
        }
        return participants.find(parts[0]).isEmpty() ? Refusal.UNKNOWN_RECIPIENT : Refusal.UNKNOWN_CHANNEL;
    }

    private void add(Webhook webhook) {
        byPath.put(ROOT + webhook.recipient().dipId() + "/" + webhook.channel(), webhook);
    }

    private static Webhook messages(Participant participant, String channel, InterfaceInfo info) {
        return new Webhook.Messages(participant, channel, info, participant.policy(info.id()));
    }
}
