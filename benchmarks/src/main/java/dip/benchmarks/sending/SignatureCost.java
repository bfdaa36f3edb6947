package dip.benchmarks.sending;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;

/** Core time of one signature: content hash and RSA-2048, in this process, on one thread. */
final class SignatureCost {

    private static final int WARM_UP = 1000;
    private static final int MEASURED = 1000;

    private SignatureCost() {
    }

    /** @param bytes of the call's body. @return microseconds */
    static double micros(CryptoProvider provider, Path pki, long bytes) {
        byte[] body = new byte[Math.toIntExact(bytes)];
        String name = "participant-" + Submissions.SENDER + "-signing";
        MessageSigner signer = new MessageSigner(Pem.privateKey(pki.resolve(name + ".key.pem")),
                Pem.certificates(pki.resolve(name + ".cert.pem")).getFirst(), provider, InstantSource.system());
        sign(signer, body, WARM_UP);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        sign(signer, body, MEASURED);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1000.0 / MEASURED;
    }

    private static void sign(MessageSigner signer, byte[] body, int times) {
        for (int i = 0; i < times; i++) {
            signer.sign("POST", "https://localhost:9443/dip-channel/IF-031", body);
        }
    }
}
