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

    private static final Set<Option> BY_OCSP = EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK);

    private static final String PKIX = "PKIX";

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
            case CRL -> CompletableFuture.completedFuture(ask(chain, byCrl(basis, now)));
            case OCSP -> CompletableFuture.supplyAsync(() -> ask(chain, byOcsp(basis, now)), lookups)
                    .completeOnTimeout(unknown(), settings.lookupTimeout().toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    private State ask(CertificateChain chain, PKIXParameters parameters) {
        try {
            CertPathValidator.getInstance(PKIX).validate(chain.path(), parameters);
            return State.UNREVOKED;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? State.REVOKED : unknown();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * By the CRLs that we hold alone. With a checker of its own, the JDK would fetch what the certificate names as its
     * distribution point, from wherever and by whatever protocol that is.
     */
    private static PKIXParameters byCrl(TrustFiles.Loaded basis, Instant now) {
        try {
            PKIXParameters parameters = parameters(basis, now);
            parameters.setRevocationEnabled(true);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(basis.crls())));
            return parameters;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PKIXParameters byOcsp(TrustFiles.Loaded basis, Instant now) {
        try {
            PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathValidator.getInstance(PKIX).getRevocationChecker();
            checker.setOptions(BY_OCSP);
            PKIXParameters parameters = parameters(basis, now);
            parameters.addCertPathChecker(checker);
            return parameters;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PKIXParameters parameters(TrustFiles.Loaded basis, Instant now) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(basis.anchors());
        parameters.setDate(Date.from(now));
        return parameters;
    }

    private State unknown() {
        return switch (settings.whenUnknown()) {
            case FAIL_CLOSED -> State.UNKNOWN;
            case FAIL_OPEN -> State.UNREVOKED;
        };
    }
}
