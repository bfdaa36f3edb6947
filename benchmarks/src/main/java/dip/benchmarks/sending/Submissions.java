package dip.benchmarks.sending;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a business system hands over: bodies of {@code POST /submissions} with distinct IF-031 messages, made before the clock runs. */
final class Submissions {

    static final String SENDER = "2300000001";

    private static final String CHANNEL = "IF-031";
    private static final String EVENT = "[MSApp]";
    private static final String ROLE = "SUP";
    private static final String RECIPIENT = "2200000001";
    private static final String ENVIRONMENT = "SIT";
    private static final int MESSAGES = 100;

    private Submissions() {
    }

    /** Of 100 messages each; each message with a reference and an MPAN of its own. */
    static List<byte[]> make(int messages, long seed) {
        MessageGenerator generator = new MessageGenerator(Catalogue.builtIn(), seed);
        List<byte[]> bodies = new ArrayList<>();
        for (int made = 0; made < messages; made += MESSAGES) {
            bodies.add(body(generator, Math.min(MESSAGES, messages - made)));
        }
        return bodies;
    }

    private static byte[] body(MessageGenerator generator, int messages) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < messages; i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(generator.message(Sample.of(CHANNEL, EVENT, Instant.now()).filled().in(ENVIRONMENT).from(SENDER, ROLE).to(RECIPIENT)));
        }
        body.write(']');
        return body.toByteArray();
    }
}
