package dip.ingress.delivery;

import dip.ingress.IngressConfig;
import dip.service.InvalidConfiguration;
import dip.signing.CryptoProvider;
import dip.signing.SignatureVerifier;
import dip.signing.TrustSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Makes the verifier out of the configuration. */
@Singleton
final class DeliveryProducers {

    @Produces
    @Singleton
    SignatureVerifier verifier(IngressConfig config, InstantSource clock, ExecutorService lookups, FetchedLists fetched) {
        IngressConfig.Trust trust = config.trust();
        try {
            return new SignatureVerifier(new TrustSettings(trust.anchors(), trust.allowedSkew(), trust.minimumRsaBits(),
                    trust.revocation(), trust.crls().orElse(List.of()), trust.whenUnknown(),
                    trust.lookupTimeout(), trust.judgementLife(), trust.tlsCertificates()),
                    CryptoProvider.fastest(), clock, lookups, fetched.lists());
        } catch (IllegalArgumentException unusable) {
            throw new InvalidConfiguration("dip.ingress.trust", unusable.getMessage());
        }
    }
}
