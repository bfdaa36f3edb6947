package dip.benchmarks;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.SignatureValues;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A signing identity of 2048 bits, and deliveries of 4 kB signed with it: distinct ones, as on the wire. */
@State(Scope.Benchmark)
public class SigningState {

    private static final String URL = "https://webhooks.example.org/webhooks/2300000001/IF-036";
    private static final int DELIVERIES = 256;

    @Param
    public CryptoProvider provider;

    private final SignedRequest[] deliveries = new SignedRequest[DELIVERIES];
    private Path anchors;
    private MessageSigner signer;
    private SignatureVerifier verifier;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        InstantSource clock = InstantSource.system();
        CertificateAuthority authority = CertificateAuthority.create("Benchmark", clock);
        Identity identity = authority.issue("signing", Use.SIGNING, Duration.ofDays(1), List.of());
        anchors = Files.writeString(Files.createTempFile("anchors", ".pem"), Pem.encode(authority.certificate()));
        TrustSettings trust = new TrustSettings(List.of(anchors), Duration.ofHours(1), 2048, Revocation.NONE, List.of(), WhenUnknown.FAIL_CLOSED);
        verifier = new SignatureVerifier(trust, provider, clock, Runnable::run);
        signer = new MessageSigner(identity.key(), identity.certificate(), provider, clock);
        Random random = new Random(1);
        for (int i = 0; i < DELIVERIES; i++) {
            byte[] body = new byte[4096];
            random.nextBytes(body);
            deliveries[i] = signed(body);
        }
    }

    @TearDown(Level.Trial)
    public void removeFiles() throws IOException {
        Files.delete(anchors);
    }

    SignedRequest nextDelivery() {
        return deliveries[next++ % DELIVERIES];
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    SignatureValues sign(byte[] body) {
        return signer.sign("POST", URL, body);
    }

    private SignedRequest signed(byte[] body) {
        SignatureValues values = sign(body);
        return new SignedRequest("POST", URL, List.of(values.signature()), List.of(values.date()),
                List.of(values.contentHash()), List.of(values.certificate()), body);
    }
}
