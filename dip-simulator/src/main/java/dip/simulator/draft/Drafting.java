package dip.simulator.draft;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.simulator.draft.Draft.Expected;
import dip.simulator.draft.DraftFactory.Way;
import dip.simulator.message.Identifiers;
import dip.simulator.message.MessageEdit;
import dip.simulator.traffic.Place;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A stream of drafts. The seed decides everything but references and times. One thread's. */
final class Drafting {

    private static final int TRIES = 50;
    private static final String GOOD = "good";
    private static final String GOOD_STATUS = "RCP0000";
    private static final String REFERENCE = "senderUniqueReference";
    private static final String SENDER = "senderDIPID";

    private final DraftRequest request;
    private final List<Way> ways;
    private final List<Deque<Misfortune>> misfortunes = new ArrayList<>();
    private final MessageGenerator messages;
    private final Identifiers identifiers;
    private final String environment;
    private final InstantSource clock;
    private final RandomGenerator random;
    private int wrongs;

    Drafting(DraftRequest request, List<Way> ways, List<List<Misfortune>> misfortunes, MessageGenerator messages,
            Identifiers identifiers, String environment, InstantSource clock) {
        this.request = request;
        this.ways = ways;
        this.messages = messages;
        this.identifiers = identifiers;
        this.environment = environment;
        this.clock = clock;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(request.seed());
        for (List<Misfortune> ofOnePlace : misfortunes) {
            List<Misfortune> shuffled = new ArrayList<>(ofOnePlace);
            Collections.shuffle(shuffled, random);
            this.misfortunes.add(new ArrayDeque<>(shuffled));
        }
    }

    Draft next() {
        return random.nextDouble() < request.wrongShare() ? wrong() : good();
    }

    /** The places take turns; of one place each misfortune comes once before any comes again. */
    private Draft wrong() {
        Deque<Misfortune> ofOnePlace = misfortunes.get(wrongs++ % misfortunes.size());
        for (int i = 0; i < ofOnePlace.size(); i++) {
            Misfortune next = ofOnePlace.removeFirst();
            ofOnePlace.addLast(next);
            Optional<Draft> draft = wrong(next);
            if (draft.isPresent()) {
                return draft.get();
            }
        }
        return good();
    }

    private Draft good() {
        Way way = ways.get(random.nextInt(ways.size()));
        byte[] message = message(way);
        return draft(GOOD, way, message, Expected.accepted(GOOD_STATUS), shortened(message, way));
    }

    /** Empty where no message was met that it can happen to. */
    private Optional<Draft> wrong(Misfortune misfortune) {
        for (int i = 0; i < TRIES; i++) {
            Way way = ways.get(random.nextInt(ways.size()));
            byte[] message = message(way);
            if (misfortune.fits().test(way.channel().id(), message)) {
                return Optional.of(draft(misfortune.kind(), way, message, misfortune.expected(), misfortune.damage().apply(message)));
            }
        }
        return Optional.empty();
    }

    private byte[] message(Way way) {
        String recipient = way.recipients().get(random.nextInt(way.recipients().size())).dipId();
        List<String> events = way.channel().eventCodes();
        byte[] message = messages.message(new Sample(way.channel().id(), events.get(random.nextInt(events.size())), random.nextBoolean(), 1,
                environment, way.sender().dipId(), way.sender().role(), clock.instant(), null, List.of(recipient), null));
        String reference = identifiers.reference(way.channel().id(), way.sender().dipId(), way.sender().role());
        return MessageEdit.put(message, Place.S1, REFERENCE, '"' + reference + '"');
    }

    /** Who sends it is all that the sender's service cannot know. */
    private static byte[] shortened(byte[] message, Way way) {
        return MessageEdit.replace(message, Place.S1, "{\"" + SENDER + "\":\"" + way.sender().dipId() + "\"}");
    }

    private static Draft draft(String kind, Way way, byte[] whole, Expected expected, byte[] message) {
        return new Draft(kind, way.sender().dipId(), way.channel().id(), parsed(whole).facts().mpan(), expected,
                new String(message, StandardCharsets.UTF_8));
    }

    private static DipMessage parsed(byte[] message) {
        try {
            return Delivery.single(message, JsonLimits.DEFAULT);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("a message was made that is no JSON", impossible);
        }
    }
}
