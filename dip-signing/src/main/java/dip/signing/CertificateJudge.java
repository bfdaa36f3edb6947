package dip.signing;

import dip.signing.Judgement.Trusted;
import dip.signing.Judgement.Untrusted;
import dip.signing.Verification.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Judges certificates and remembers the good ones by the very text of their header, so that one seen before costs a
 * look-up. Bad ones are not remembered: they would let a stranger push the good ones out.
 */
final class CertificateJudge {

    private static final int MOST_REMEMBERED = 256;
    private static final Untrusted OVERLOADED = new Untrusted(new Verification.Invalid(Reason.REVOCATION_UNKNOWN,
            "too many certificates are being judged at once; try again"));

    private final TrustSettings settings;
    private final CryptoProvider provider;
    private final Executor lookups;
    private final RevocationCheck revocation;
    private final Optional<RevocationLists> lists;
    private final TrustFiles files;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Judgement>> beingJudged = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where anchors or CRLs cannot be read; names the file */
    CertificateJudge(TrustSettings settings, CryptoProvider provider, Executor lookups, Optional<RevocationLists> lists, Instant now) {
        this.settings = settings;
        this.provider = provider;
        this.lookups = lookups;
        this.lists = lists;
        this.revocation = new RevocationCheck(settings, lookups);
        this.files = new TrustFiles(settings.anchors(), settings.crls(), () -> lists.map(RevocationLists::current).orElse(List.of()), now);
    }

    /** What is remembered of a good certificate; null where it has to be judged, again or for the first time. */
    Trusted known(String header, Instant now) {
        files.lookAgain(lookups, now);
        Remembered entry = remembered.get(header);
        return entry != null && now.isBefore(entry.until) && entry.basis == files.current() ? entry.trusted : null;
    }

    /** Judges on the lookups executor; whoever asks for the same certificate meanwhile waits for the same answer. */
    CompletionStage<Judgement> judge(String header, Instant now) {
        CompletableFuture<Judgement> mine = new CompletableFuture<>();
        CompletableFuture<Judgement> running = beingJudged.putIfAbsent(header, mine);
        if (running != null) {
            return running;
        }
        mine.whenComplete((judgement, bug) -> beingJudged.remove(header, mine));
        try {
            lookups.execute(() -> start(header, now, mine));
        } catch (RejectedExecutionException full) {
            mine.complete(OVERLOADED);
        }
        return mine;
    }

    private void start(String header, Instant now, CompletableFuture<Judgement> result) {
        TrustFiles.Loaded basis = files.current();
        try {
            CertificateChain chain = CertificateChain.read(header);
            chain.requireFit(settings);
            chain.requireTrusted(basis.anchors(), now);
            lists.ifPresent(fetched -> chain.certificates().forEach(fetched::learn));
            revocation.check(chain, basis, now)
                    .thenApply(state -> concluded(state, header, chain, basis, now))
                    .whenComplete((judgement, bug) -> {
                        if (bug == null) {
                            result.complete(judgement);
                        } else {
                            result.completeExceptionally(bug);
                        }
                    });
        } catch (Refused refused) {
            result.complete(new Untrusted(refused.invalid()));
        } catch (RejectedExecutionException full) {
            result.complete(OVERLOADED);
        } catch (RuntimeException bug) {
            result.completeExceptionally(bug);
        }
    }

    private Judgement concluded(RevocationCheck.State state, String header, CertificateChain chain, TrustFiles.Loaded basis,
            Instant now) {
        return switch (state) {
            case UNREVOKED -> remember(header, chain, basis, now);
            case REVOKED -> new Untrusted(chain.refusal(Reason.CERTIFICATE_REVOKED, "is revoked"));
            case UNKNOWN -> new Untrusted(chain.refusal(Reason.REVOCATION_UNKNOWN, "may be revoked: "
                    + settings.revocation() + " gave no answer, and unknown counts as revoked"));
        };
    }

    private Trusted remember(String header, CertificateChain chain, TrustFiles.Loaded basis, Instant now) {
        Trusted trusted = new Trusted(chain.leaf(), provider.own(chain.leaf().getPublicKey()), chain.fingerprint());
        Instant limit = now.plus(settings.judgementLife());
        Instant end = chain.validUntil();
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(header, new Remembered(trusted, basis, limit.isBefore(end) ? limit : end));
        return trusted;
    }

    /**
     * @param basis the anchors and CRLs of the judgement: with others it does not hold
     * @param until when the judgement ends, exclusive
     */
    private record Remembered(Trusted trusted, TrustFiles.Loaded basis, Instant until) {
    }
}
