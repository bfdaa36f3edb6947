package dip.simulator.participant;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.simulator.message.Envelope;
import dip.simulator.message.MessageEdit;
import java.time.Instant;
import java.util.List;

/** Messages that our supplier sends. */
public final class SupplierMessages {

    private final MessageGenerator generator = new MessageGenerator(Catalogue.builtIn(), System.nanoTime());

    /** IF-019, to nobody in particular. */
    public byte[] relation() {
        return relation("2200000001");
    }

    public byte[] relation(String primaryRecipient) {
        return generator.message(Sample.of("IF-019", "[RelatedCreate]", Instant.now()).in("SIT")
                .from(TestDip.SUPPLIER, "SUP").to(primaryRecipient));
    }

    public String reference(byte[] message) {
        return MessageEdit.text(message, "/payload/CommonBlock/S1/senderUniqueReference");
    }

    public byte[] batch(byte[]... messages) {
        return Envelope.body(List.of(messages));
    }
}
