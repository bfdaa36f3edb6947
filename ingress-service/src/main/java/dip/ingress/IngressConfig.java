package dip.ingress;

import dip.signing.RevocationLists;
import dip.signing.TrustSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** What ingress can be told. Documented in {@code docs/reference/ingress-service.md}. */
@ConfigMapping(prefix = "dip.ingress")
public interface IngressConfig {

    /**
     * Scheme, host and path prefix under which the DIP calls us, as it signs them; the webhook's own path follows. For the
     * participants that have no callback-url of their own.
     */
    Optional<URI> publicUrl();

    /** Whether the plain HTTP port is opened, for use behind a proxy that asks for the client's certificate. */
    @WithDefault("disabled")
    PlainHttp plainHttp();

    /** How often the files of TLS configuration {@code webhooks} are read again. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    Duration certificateRefresh();

    Limits limits();

    Clients clients();

    Trust trust();

    /** The values of {@code dip.ingress.plain-http}. */
    enum PlainHttp {
        ENABLED, DISABLED
    }

    interface Limits {

        /** Of one request's body. */
        @WithDefault("8M")
        MemorySize bodySize();

        /** Messages in one delivery. */
        @WithDefault("1000")
        int messages();

        @WithDefault("1000")
        int requestsInFlight();

        /** Of the bodies of all requests in flight together. */
        @WithDefault("16M")
        MemorySize bytesInFlight();

        /** How long a client may take to send a body. */
        @WithDefault("10s")
        Duration bodyTimeout();
    }

    interface Clients {

        /**
         * TLS clients let in beyond the trust store's judgement: subject in RFC 2253 form, or SHA-256 fingerprint of the
         * certificate in hex. Everyone whom the trust store believes where empty.
         */
        Optional<List<String>> allowed();
    }

    /** Whose signatures are believed. */
    interface Trust {

        /** PEM files of the issuers of signing certificates. */
        List<Path> anchors();

        @WithDefault("5m")
        Duration allowedSkew();

        @WithDefault("2048")
        int minimumRsaBits();

        @WithDefault("none")
        TrustSettings.Revocation revocation();

        Optional<List<Path>> crls();

        CrlFetch crlFetch();

        @WithDefault("fail-closed")
        TrustSettings.WhenUnknown whenUnknown();

        /** After which an OCSP answer counts as unknown. */
        @WithDefault("5s")
        Duration lookupTimeout();

        /** How long a certificate once judged is believed without asking again. */
        @WithDefault("15m")
        Duration judgementLife();

        /** Whether a certificate whose extended usage is TLS alone may sign. */
        @WithDefault("false")
        boolean tlsCertificates();
    }
    /** CRLs that are fetched, beside those in files. */
    interface CrlFetch {

        /** From where in any case: http or https. */
        Optional<List<URI>> urls();

        /** Hosts of distribution points that are believed, each as {@code host} or {@code host:port}; none are asked where left out. */
        Optional<Set<String>> distributionPointHosts();

        /** Of one list. */
        @WithDefault("10M")
        MemorySize maxSize();

        /** Of one fetch. */
        @WithDefault("10s")
        @DurationMin(millis = 1)
        Duration timeout();

        /** The longest pause before a list is fetched again; half of what is left of it where that is shorter. */
        @WithDefault("1h")
        @DurationMin(seconds = 1)
        Duration refresh();

        /** The pause after a fetch that failed. */
        @WithDefault("1m")
        @DurationMin(millis = 1)
        Duration retry();

        default boolean isWanted() {
            return urls().isPresent() || distributionPointHosts().isPresent();
        }

        /** @throws IllegalArgumentException a sentence about what cannot be used */
        default RevocationLists.Settings settings() {
            return new RevocationLists.Settings(urls().orElse(List.of()), distributionPointHosts().orElse(Set.of()),
                    Math.toIntExact(maxSize().asLongValue()), timeout(), refresh(), retry());
        }
    }
}
