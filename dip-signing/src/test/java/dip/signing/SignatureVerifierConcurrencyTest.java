package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification.Invalid;
import dip.signing.Verification.Valid;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureVerifierConcurrencyTest {

    @Test
    void manyCallsWithOneUnknownCertificateAreOneJudgement(@TempDir Path directory) throws IOException {
        TestPki pki = new TestPki(directory);
        List<Runnable> lookups = new ArrayList<>();
        SignatureVerifier verifier = new SignatureVerifier(pki.trust(Revocation.NONE, WhenUnknown.FAIL_CLOSED),
                CryptoProvider.JDK, pki.clock, lookups::add);
        SignedRequest request = Calls.request(pki.sign(pki.dip));

        List<CompletableFuture<Verification>> calls =
                IntStream.range(0, 20).mapToObj(i -> verifier.verify(request).toCompletableFuture()).toList();

        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(lookups).hasSize(1);
        lookups.getFirst().run();
        assertThat(calls).allMatch(call -> call.join() instanceof Valid);
        assertThat(verifier.verify(request).toCompletableFuture()).isDone();
    }

    @Test
    void threadsShareSignerAndVerifier(@TempDir Path directory) throws Exception {
        TestPki pki = new TestPki(directory);
        SignatureVerifier verifier = pki.verifier();
        MessageSigner signer = new MessageSigner(pki.dip.key(), pki.dip.certificate(), CryptoProvider.fastest(), pki.clock);
        Callable<Integer> work = () -> {
            int right = 0;
            for (int i = 0; i < 50; i++) {
                byte[] body = ("[" + i + Thread.currentThread() + "]").getBytes(StandardCharsets.UTF_8);
                SignatureValues values = signer.sign("POST", Calls.URL, body);
                Verification good = SignatureVerifierTest.verify(verifier, Calls.request(values, body));
                Verification bad = SignatureVerifierTest.verify(verifier,
                        Calls.request(Calls.withDate(values, "2026-03-21T19:05:01.000Z"), body));
                right += good instanceof Valid && bad instanceof Invalid ? 1 : 0;
            }
            return right;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> right : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList())) {
                assertThat(right.get()).isEqualTo(50);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsOfTwoSignersMayAlternate(CryptoProvider provider, @TempDir Path directory) throws IOException {
        assumeTrue(provider.isAvailable());
        TestPki pki = new TestPki(directory);
        SignatureVerifier verifier = pki.verifier(provider);
        SignedRequest one = Calls.request(pki.sign(pki.dip));
        SignedRequest another = Calls.request(pki.sign(pki.authority.issue("Another", Use.SIGNING, Duration.ofDays(1), List.of())));

        for (SignedRequest request : List.of(one, another, one, another)) {
            assertThat(SignatureVerifierTest.verify(verifier, request)).isInstanceOf(Valid.class);
        }
    }
}
