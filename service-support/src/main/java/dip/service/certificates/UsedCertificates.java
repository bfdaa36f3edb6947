package dip.service.certificates;

import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.signing.Pem;
import dip.signing.keys.SigningIdentity;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Finds the certificates of {@code quarkus.tls.*} as they are loaded, those that participants sign with, and the anchors for signatures. */
@Singleton
class UsedCertificates {

    private static final Logger LOG = Logger.getLogger(UsedCertificates.class);
    private static final Pattern STORE = Pattern.compile("quarkus\\.tls\\.(?:\"?([^\".]+)\"?\\.)?(?:key|trust)-store\\..+");
    private static final Pattern ANCHORS = Pattern.compile("(dip\\.[a-z]+\\.trust\\.anchors)(?:\\[\\d+])?");
    private static final String DEFAULT = "default";

    private final Participants participants;
    private final TlsConfigurationRegistry registry;
    private final Set<String> tlsNames = new TreeSet<>();
    private final Set<Path> anchors = new TreeSet<>();

    UsedCertificates(Participants participants, TlsConfigurationRegistry registry, Config config) {
        this.participants = participants;
        this.registry = registry;
        for (String name : config.getPropertyNames()) {
            Matcher matcher = STORE.matcher(name);
            if (matcher.matches()) {
                tlsNames.add(matcher.group(1) == null ? DEFAULT : matcher.group(1));
            }
            Matcher files = ANCHORS.matcher(name);
            if (files.matches()) {
                anchors.addAll(config.getOptionalValues(files.group(1), Path.class).orElse(List.of()));
            }
        }
    }

    /** Reads the files of signing certificates and anchors: blocks. */
    List<UsedCertificate> find() {
        List<UsedCertificate> found = new ArrayList<>();
        for (String name : tlsNames) {
            (name.equals(DEFAULT) ? registry.getDefault() : registry.get(name)).ifPresent(tls -> addAll(found, name, tls));
        }
        for (Participant participant : participants.all()) {
            participant.signing().flatMap(UsedCertificates::own)
                    .ifPresent(own -> found.add(new UsedCertificate("signing", participant.dipId(), own)));
        }
        for (Path file : anchors) {
            read(file).forEach(issuer -> found.add(new UsedCertificate("trust", "signatures", issuer)));
        }
        return found;
    }

    private static void addAll(List<UsedCertificate> found, String name, TlsConfiguration tls) {
        certificates(tls.getKeyStore(), true).forEach(each -> found.add(new UsedCertificate("tls", name, each)));
        certificates(tls.getTrustStore(), false).forEach(each -> found.add(new UsedCertificate("trust", name, each)));
    }

    private static List<X509Certificate> certificates(KeyStore store, boolean own) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (String alias : store == null ? List.<String>of() : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) == own && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (KeyStoreException neverLoaded) {
            throw new IllegalStateException(neverLoaded);
        }
        return certificates;
    }

    /** The key is only opened where it has its certificate with it: a token is left alone. */
    private static Optional<X509Certificate> own(SigningIdentity identity) {
        if (identity.certificate().isPresent()) {
            return read(identity.certificate().get()).stream().findFirst();
        }
        try {
            return Optional.of(identity.certificateOf(identity.open()));
        } catch (IllegalArgumentException unreadable) {
            LOG.debugf("Not watched: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** All services read participants.yaml, but signing files are for status-service: one that cannot be read is not used here. */
    private static List<X509Certificate> read(Path file) {
        try {
            return Pem.certificates(file);
        } catch (IllegalArgumentException unreadable) {
            LOG.debugf("Not watched: %s", unreadable.getMessage());
            return List.of();
        }
    }
}
