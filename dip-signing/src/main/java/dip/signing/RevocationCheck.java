package dip.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks CRLs or OCSP whether a chain that is trusted otherwise has been revoked. */
final class RevocationCheck {

    enum State {
        UNREVOKED, REVOKED, UNKNOWN
    }

    private static final Set<Option> BY_CRL = EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK);
    private static final Set<Option> BY_OCSP = EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK);

    private final TrustSettings settings;
    private final Executor lookups;

    RevocationCheck(TrustSettings settings, Executor lookups) {
        this.settings = settings;
        this.lookups = lookups;
    }

    /** Never {@code UNKNOWN} where the settings say that unknown counts as unrevoked. */
    CompletionStage<State> check(CertificateChain chain, TrustFiles.Loaded basis, Instant now) {
        return switch (settings.revocation()) {
            case NONE -> CompletableFuture.completedFuture(State.UNREVOKED);
            case CRL -> CompletableFuture.completedFuture(ask(BY_CRL, chain, basis, now));
            case OCSP -> CompletableFuture.supplyAsync(() -> ask(BY_OCSP, chain, basis, now), lookups)
                    .completeOnTimeout(unknown(), settings.lookupTimeout().toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    private State ask(Set<Option> options, CertificateChain chain, TrustFiles.Loaded basis, Instant now) {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(options);
            PKIXParameters parameters = new PKIXParameters(basis.anchors());
            parameters.addCertPathChecker(checker);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(basis.crls())));
            parameters.setDate(Date.from(now));
            validator.validate(chain.path(), parameters);
            return State.UNREVOKED;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? State.REVOKED : unknown();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private State unknown() {
        return switch (settings.whenUnknown()) {
            case FAIL_CLOSED -> State.UNKNOWN;
            case FAIL_OPEN -> State.UNREVOKED;
        };
    }
}
