package dip.simulator.traffic;

import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.service.participants.Participant;
import dip.simulator.message.Identifiers;
import dip.simulator.message.MessageEdit;
import dip.simulator.run.Expected;
import dip.simulator.run.LedgerEntry;
import dip.simulator.traffic.Consignment.Parcel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes messages as the DIP delivers them: a sender's message with the DIP's own blocks, whole or damaged. */
final class ParcelMaker {

    static final String GOOD = "good";

    private static final String REFERENCE = "/payload/CommonBlock/S1/senderUniqueReference";

    private final MessageGenerator messages;
    private final Identifiers identifiers;
    private final String environment;
    private final Profile profile;
    private final InstantSource clock;

    ParcelMaker(MessageGenerator messages, Identifiers identifiers, String environment, Profile profile, InstantSource clock) {
        this.messages = messages;
        this.identifiers = identifiers;
        this.environment = environment;
        this.profile = profile;
        this.clock = clock;
    }

    /** @param reference null for a new one */
    Parcel make(Route route, RandomGenerator random, String kind, Expected expected, String reference) {
        byte[] message = deliverable(route, random, reference);
        return new Parcel(message, identity(route, message, kind, expected));
    }

    /** Empty where a message of the route has no place for the defect. */
    Optional<Parcel> makeDamaged(Route route, RandomGenerator random, String kind, MessageDefect defect,
            Expected expected) {
        byte[] message = deliverable(route, random, null);
        if (!defect.fits(route.channel().id(), message)) {
            return Optional.empty();
        }
        byte[] damaged = defect.damage(message);
        return Optional.of(new Parcel(damaged, identity(route, damaged, kind, expected)));
    }

    private byte[] deliverable(Route route, RandomGenerator random, String reference) {
        Participant sender = route.senders().get(random.nextInt(route.senders().size()));
        List<String> events = route.channel().eventCodes();
        String event = events.get(random.nextInt(events.size()));
        String id = route.channel().id();
        Instant now = clock.instant();
        Sample sample = new Sample(id, event, random.nextBoolean(), days(random), environment, sender.dipId(), sender.role(),
                now, null, List.of(route.recipient().dipId()), new Sample.Delivered(
                        identifiers.transactionId(id, sender.dipId(), sender.role()), now));
        String own = reference != null ? reference : identifiers.reference(id, sender.dipId(), sender.role());
        return MessageEdit.replace(messages.message(sample), REFERENCE, '"' + own + '"');
    }

    /** Consumption comes by the day, after corrections by the week, at worst for the whole settlement window. */
    private int days(RandomGenerator random) {
        double chance = random.nextDouble();
        if (profile != Profile.CONSUMPTION || chance < 0.6) {
            return 1;
        }
        return chance < 0.9 ? random.nextInt(2, 15) : random.nextInt(15, 201);
    }

    private static LedgerEntry.Identity identity(Route route, byte[] message, String kind, Expected expected) {
        try {
            MessageFacts facts = Delivery.single(message, JsonLimits.DEFAULT).facts();
            return new LedgerEntry.Identity(facts.transactionId(), facts.senderUniqueReference(),
                    route.recipient().dipId(), route.channel().id(), route.channel().id(), facts.eventCode(),
                    facts.mpan(), kind, expected);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("a message was made that is no JSON", impossible);
        }
    }
}
