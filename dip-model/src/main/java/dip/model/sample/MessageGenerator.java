package dip.model.sample;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Variant;
import java.util.SplittableRandom;

/** Makes messages. One thread at a time. */
public final class MessageGenerator {

    private static final int SMALL = 4_096;
    private static final int DAY = 4_096;

    private final Catalogue catalogue;
    private final SplittableRandom random;
    private final Identifiers identifiers;

    public MessageGenerator(Catalogue catalogue, long seed) {
        this.catalogue = catalogue;
        this.random = new SplittableRandom(seed);
        this.identifiers = new Identifiers(random.nextLong());
    }

    /**
     * One message, {@code {"payload": …}}, as compact UTF-8 JSON.
     *
     * @throws IllegalArgumentException where the catalogue has no such interface or event
     */
    public byte[] message(Sample sample) {
        Variant variant = catalogue.variant(sample.interfaceId(), sample.eventCode()).orElseThrow(() ->
                new IllegalArgumentException("no variant for " + sample.interfaceId() + ' ' + sample.eventCode()));
        InterfaceInfo info = catalogue.byChannel(sample.interfaceId()).orElseThrow();
        FieldValues values = new FieldValues(catalogue, info, complete(sample, info), identifiers, random);
        return new MessageBody(values, sample.full(), random, SMALL + sample.settlementDays() * DAY).message(variant.payload());
    }

    private Sample complete(Sample sample, InterfaceInfo info) {
        String role = sample.senderRole() != null ? sample.senderRole()
                : info.senders().isEmpty() ? "SUP" : info.senders().iterator().next();
        String dipId = sample.senderDipId() != null ? sample.senderDipId() : identifiers.dipId(role);
        return sample.from(dipId, role).about(sample.mpan() != null ? sample.mpan() : identifiers.mpan());
    }
}
