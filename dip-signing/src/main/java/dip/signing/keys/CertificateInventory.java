package dip.signing.keys;

import dip.signing.HeldKey;
import dip.signing.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the certificates in files and directories (PEM: .pem, .crt, .cer, .key; PKCS#12: .p12, .pfx) and the private keys that
 * belong to them. An issuer that stands in many files is listed once.
 */
public final class CertificateInventory {

    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 10_000;
    private static final long LARGEST_FILE = 1 << 20;
    private static final Set<String> PEM_FILES = Set.of("pem", "crt", "cer", "key");
    private static final Set<String> PKCS12 = Set.of("p12", "pfx");

    private record Found(String owner, Path file, X509Certificate certificate, Optional<Path> itsKeyFile) {
    }

    private final Optional<Path> passwordFile;
    private final List<Found> found = new ArrayList<>();
    private final Map<PublicKey, Path> keys = new HashMap<>();
    private final Set<Path> keyFiles = new HashSet<>();
    private final Set<X509Certificate> issuers = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();

    /** @param passwordFile opens PKCS#12 files; without it they count as unreadable */
    public CertificateInventory(Optional<Path> passwordFile) {
        this.passwordFile = passwordFile;
    }

    /**
     * Adds a file, or all files below a directory, 8 levels deep.
     *
     * @throws IllegalArgumentException where there is no such file, or more than 10,000 of them
     */
    public void add(Path place) {
        if (!Files.isReadable(place)) {
            throw new IllegalArgumentException(place + ": no such file or directory, or not readable");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(place, DEEPEST)) {
            files = walk.filter(Files::isRegularFile).filter(file -> isOfInterest(extension(file))).limit(MOST_FILES + 1).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(place + ": cannot be read (" + e.getMessage() + ")", e);
        }
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException(place + ": more than " + MOST_FILES + " files; name a smaller directory");
        }
        files.forEach(this::addFile);
    }

    /** Adds what the owner signs with: the certificate, and the key that is said to belong to it. */
    public void add(String owner, SigningIdentity identity) {
        try {
            if (identity.certificate().isEmpty()) {
                addPkcs12(owner, identity.key(), identity.passwordFile());
                return;
            }
            Path certificate = identity.certificate().get();
            certificates(owner, certificate, Pem.certificates(certificate), Optional.of(identity.key()));
        } catch (IllegalArgumentException e) {
            unreadable.add(e.getMessage());
        }
        addKey(identity.key(), key -> KeyPlace.in(key, identity.passwordFile()));
    }

    /** All that was added, in the order in which it was. */
    public List<CertificateEntry> entries() {
        return found.stream().map(this::entry).toList();
    }

    /** What could not be read, a sentence each. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private CertificateEntry entry(Found each) {
        Optional<Path> key = Optional.ofNullable(keys.get(each.certificate.getPublicKey()));
        Optional<Path> foreign = key.isPresent() ? Optional.empty() : each.itsKeyFile.filter(keyFiles::contains);
        return new CertificateEntry(each.owner, each.file, each.certificate, key, foreign);
    }

    private void addFile(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                unreadable.add(file + ": larger than 1 MiB, no certificate file");
            } else if (PKCS12.contains(extension(file))) {
                addPkcs12(null, file, passwordFile);
            } else {
                addPem(file);
            }
        } catch (IOException | CertificateException e) {
            unreadable.add(file + ": cannot be read (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            unreadable.add(e.getMessage());
        }
    }

    private void addPem(Path file) throws IOException, CertificateException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains("PRIVATE KEY-----")) {
            addKey(file, PemKeyFile::new); // what is merely found makes no library be loaded
        }
        if (text.contains("-----BEGIN CERTIFICATE-----")) {
            certificates(null, file, Pem.certificates(text), keyBeside(file));
        }
    }

    private void addPkcs12(String owner, Path file, Optional<Path> password) {
        HeldKey held = new Pkcs12File(file, password.orElseThrow(() ->
                new IllegalArgumentException(file + ": needs the file with its password (--password-file)"))).open();
        keys.put(held.publicKey(), file);
        certificates(owner, file, held.certificates(), Optional.empty());
    }

    private void addKey(Path file, Function<Path, KeyPlace> place) {
        try {
            keys.put(place.apply(file).open().publicKey(), file);
            keyFiles.add(file);
        } catch (IllegalArgumentException e) {
            unreadable.add(e.getMessage());
        }
    }

    private void certificates(String owner, Path file, List<X509Certificate> certificates, Optional<Path> itsKey) {
        X509Certificate own = certificates.getFirst();
        found.add(new Found(owner == null ? own.getSubjectX500Principal().getName() : owner, file, own, itsKey));
        issuers.add(own);
        certificates.stream().skip(1).filter(issuers::add).forEach(issuer ->
                found.add(new Found(issuer.getSubjectX500Principal().getName(), file, issuer, Optional.empty())));
    }

    /** {@code x.key.pem} beside {@code x.cert.pem}, {@code x.key} beside {@code x.crt}. */
    private static Optional<Path> keyBeside(Path file) {
        String name = file.getFileName().toString();
        String key = name.endsWith(".cert.pem") ? name.replaceFirst("\\.cert\\.pem$", ".key.pem")
                : name.replaceFirst("\\.(crt|cer)$", ".key");
        return key.equals(name) ? Optional.empty() : Optional.of(file.resolveSibling(key));
    }

    private static boolean isOfInterest(String extension) {
        return PEM_FILES.contains(extension) || PKCS12.contains(extension);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
