package dip.quickstart.certs;

import dip.signing.HeldKey;
import dip.signing.IdentityCheck;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.FileReplacement;
import dip.signing.keys.KeyPlace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Puts a certificate in place, after checking that it will be believed; running services take it over.",
        footer = {"", "Exit codes: 0 in place, 2 refused or not able to; then nothing has changed."})
final class ImportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CERT", description = "PEM files: the certificate first, then its issuers.")
    private List<Path> files;
    @Mixin
    private KeyOption key;
    @Option(names = "--use", required = true, converter = UseConverter.class, paramLabel = "U",
            description = "What it has to be fit for: signing, tls-client or tls-server.")
    private Use use;
    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "Certificates of the authorities that the other side trusts.")
    private List<Path> anchors;
    @Option(names = "--to-cert", paramLabel = "FILE", description = "The PEM file that the services read the certificate from.")
    private Path toCertificate;
    @Option(names = "--to-key", paramLabel = "FILE", description = {
        "The file that the services read the key from, where it is not the one of --key;", "for a token it will hold its URI."})
    private Path toKey;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        KeyPlace place = key.place();
        HeldKey held = place.open();
        if (toKey != null && place.keyFileContent().isEmpty()) {
            throw new IllegalArgumentException(held + " stays there: leave out --to-key");
        }
        if (toKey != null && toCertificate == null) {
            throw new IllegalArgumentException("--to-key goes with --to-cert: a pair is replaced together");
        }
        if (toCertificate == null && !place.keepsCertificates()) {
            throw new IllegalArgumentException("--to-cert is needed: " + held + " has no certificate beside it");
        }
        List<X509Certificate> certificates = files.stream().flatMap(file -> Pem.certificates(file).stream()).distinct().toList();
        List<X509Certificate> trusted = anchors.stream().flatMap(file -> Pem.certificates(file).stream()).toList();
        IdentityCheck.require(held, certificates, use, trusted, Instant.now());
        putInPlace(place, certificates);
        report(held, certificates.getFirst());
        return 0;
    }

    /** Both are written and synced before the first takes its place: what is left are two renames, key first. */
    private void putInPlace(KeyPlace place, List<X509Certificate> certificates) {
        List<FileReplacement> staged = new ArrayList<>();
        try {
            if (toKey != null) {
                staged.add(FileReplacement.secret(toKey, ascii(place.keyFileContent().orElseThrow())));
            }
            if (toCertificate != null) {
                staged.add(FileReplacement.open(toCertificate, ascii(certificates.stream().map(Pem::encode).collect(Collectors.joining()))));
            }
            place.certify(certificates);
            staged.forEach(FileReplacement::replace);
        } finally {
            staged.forEach(FileReplacement::close);
        }
    }

    private void report(HeldKey held, X509Certificate own) {
        PrintWriter out = command.commandLine().getOut();
        out.println("in place: " + own.getSubjectX500Principal() + ", issued by " + own.getIssuerX500Principal()
                + ", valid until " + own.getNotAfter().toInstant());
        out.println("key: " + (toKey == null ? held.toString() : toKey + " (from " + held + ")"));
        if (toCertificate != null) {
            out.println("certificate: " + toCertificate);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
