package dip.benchmarks.load;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Distinct IF-036 deliveries of one message each, signed as the DIP signs them, before the clock runs. */
final class Deliveries {

    static final String CHANNEL = "IF-036";

    private static final String EVENT = "[DSAppActive]";

    private final MessageSigner signer;
    private final String url;
    private final String recipient;
    private final String environment;

    /** @param pki directory of the simulator's keys and certificates */
    Deliveries(Path pki, String url, String recipient, String environment) {
        this.signer = new MessageSigner(Pem.privateKey(pki.resolve("dip-signing.key.pem")),
                Pem.certificates(pki.resolve("dip-signing.cert.pem")).getFirst(), CryptoProvider.fastest(), Clock.systemUTC());
        this.url = url;
        this.recipient = recipient;
        this.environment = environment;
    }

    /** Uses all cores; about 0.3 ms of one for each. */
    List<SignedDelivery> make(int count, long seed) {
        int parts = Runtime.getRuntime().availableProcessors();
        AtomicInteger made = new AtomicInteger();
        return IntStream.range(0, parts).parallel().boxed().flatMap(part -> {
            MessageGenerator generator = new MessageGenerator(Catalogue.builtIn(), seed + part);
            return IntStream.range(part * count / parts, (part + 1) * count / parts).mapToObj(i -> {
                progress(made.incrementAndGet(), count);
                return sign(generator.message(sample(seed, i)));
            });
        }).toList();
    }

    private Sample sample(long seed, int number) {
        Instant now = Instant.now();
        String transaction = String.format("T-IF-036-2200000001-REGS-20260101-%08x%08x", seed, number);
        return Sample.of(CHANNEL, EVENT, now).filled().in(environment).to(recipient).delivered(transaction, now);
    }

    private SignedDelivery sign(byte[] message) {
        byte[] body = new byte[message.length + 2];
        body[0] = '[';
        System.arraycopy(message, 0, body, 1, message.length);
        body[body.length - 1] = ']';
        return SignedDelivery.of(URI.create(url).getRawPath(), body, signer.sign("POST", url, body));
    }

    private static void progress(int made, int count) {
        if (made % 20_000 == 0) {
            System.out.printf("signed %,d of %,d deliveries%n", made, count);
        }
    }
}
