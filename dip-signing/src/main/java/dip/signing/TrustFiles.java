package dip.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The anchors and CRLs, read again soon after their files change, with the CRLs that were fetched. A changed file that cannot be read changes nothing. */
final class TrustFiles {

    /** One reading of the files. A new one is made only when a file has changed or a list was fetched: compared by identity. */
    record Loaded(Set<TrustAnchor> anchors, List<CRL> crls) {
    }

    private static final Logger LOG = System.getLogger(TrustFiles.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final List<Path> anchorFiles;
    private final List<Path> crlFiles;
    private final Supplier<List<CRL>> fetched;
    private final AtomicReference<Instant> lastLook;
    private volatile List<String> seen;
    private volatile Loaded current;
    private volatile WithFetched whole;

    /** The files together with what was fetched. */
    private record WithFetched(Loaded files, List<CRL> fetched, Loaded all) {
    }

    /**
     * @param fetched further CRLs: the same list until there are others
     * @throws IllegalArgumentException where a file cannot be read; names it
     */
    TrustFiles(List<Path> anchorFiles, List<Path> crlFiles, Supplier<List<CRL>> fetched, Instant now) {
        this.anchorFiles = anchorFiles;
        this.crlFiles = crlFiles;
        this.fetched = fetched;
        this.lastLook = new AtomicReference<>(now);
        this.seen = states();
        this.current = load();
    }

    Loaded current() {
        Loaded files = current;
        List<CRL> lists = fetched.get();
        if (lists.isEmpty()) {
            return files;
        }
        WithFetched known = whole;
        if (known == null || known.files != files || known.fetched != lists) {
            known = new WithFetched(files, lists,
                    new Loaded(files.anchors, Stream.concat(files.crls.stream(), lists.stream()).toList()));
            whole = known;
        }
        return known.all;
    }

    /** Looks at the files on the executor if the last look is 5 s ago. */
    void lookAgain(Executor executor, Instant now) {
        Instant last = lastLook.get();
        if (now.isAfter(last.plus(BETWEEN_LOOKS)) && lastLook.compareAndSet(last, now)) {
            try {
                executor.execute(this::reloadIfChanged);
            } catch (RejectedExecutionException full) {
                LOG.log(Level.WARNING, "Too busy to look whether trusted issuers or revocation lists have changed");
            }
        }
    }

    private void reloadIfChanged() {
        List<String> states = states();
        if (states.equals(seen)) {
            return;
        }
        seen = states;
        try {
            current = load();
            LOG.log(Level.INFO, "Read the trusted issuers and revocation lists again: a file has changed");
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "Kept the trusted issuers and revocation lists read before: {0}", e.getMessage());
        }
    }

    private Loaded load() {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (Path file : anchorFiles) {
            Pem.certificates(file).forEach(each -> anchors.add(new TrustAnchor(each, null)));
        }
        List<CRL> crls = new ArrayList<>();
        for (Path file : crlFiles) {
            crls.addAll(crls(file));
        }
        return new Loaded(Set.copyOf(anchors), List.copyOf(crls));
    }

    private static List<CRL> crls(Path file) {
        try {
            return List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (IOException | CRLException | CertificateException e) {
            throw new IllegalArgumentException(file + ": is no readable CRL (PEM or DER): " + e, e);
        }
    }

    private List<String> states() {
        return Stream.concat(anchorFiles.stream(), crlFiles.stream()).map(TrustFiles::state).toList();
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
