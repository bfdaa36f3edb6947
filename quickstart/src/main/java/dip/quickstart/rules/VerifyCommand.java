package dip.quickstart.rules;

import dip.signing.CryptoProvider;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Verifies the signature of a call: headers, content hash, date, certificate, signature.",
        footer = {"", "Exit codes: 0 valid, 1 not valid (with the reason), 2 not able to say."})
public final class VerifyCommand implements Callable<Integer> {

    private static final int MINIMUM_RSA_BITS = 2048;

    @Option(names = "--url", required = true, paramLabel = "U", description = "The URL that the caller was given, whole.")
    private String url;
    @Option(names = "--body", required = true, paramLabel = "FILE", description = "File with the body as received; - is standard input.")
    private Path body;
    @Option(names = "--header", required = true, paramLabel = "'Name: value'", description = "A header as received; repeat for each of the four.")
    private List<String> headers;
    @Option(names = "--trust", paramLabel = "PEM",
            description = "Certificates of the issuers to trust. Without it the signer's issuer and validity are not judged.")
    private List<Path> trust = List.of();
    @Option(names = "--at", paramLabel = "TIME", description = "Verify as at this time, 2026-03-21T19:05:00Z (default: now).")
    private Instant at;
    @Option(names = "--skew", defaultValue = "PT5M", paramLabel = "DURATION",
            description = "How far the signature's date may lie from that time (default: ${DEFAULT-VALUE}).")
    private Duration skew;
    @Option(names = "--method", defaultValue = "POST", paramLabel = "M", description = "HTTP method (default: ${DEFAULT-VALUE}).")
    private String method;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        return switch (verification()) {
            case Verification.Valid valid -> {
                out.println("valid: signed at " + valid.signedAt() + " by " + valid.certificate().getSubjectX500Principal());
                out.println("certificate: SHA-256 " + valid.fingerprint() + ", issued by " + valid.certificate().getIssuerX500Principal());
                if (trust.isEmpty()) {
                    out.println("The signer's issuer was not judged: name it with --trust.");
                }
                yield 0;
            }
            case Verification.Invalid invalid -> {
                out.println("not valid: " + invalid.reason() + ": " + invalid.detail());
                yield 1;
            }
        };
    }

    private Verification verification() {
        InstantSource clock = at == null ? InstantSource.system() : InstantSource.fixed(at);
        SignedRequest request = new SignedRequest(method, url, values(SignatureHeader.SIGNATURE), values(SignatureHeader.DATE),
                values(SignatureHeader.CONTENT_HASH), values(SignatureHeader.CERTIFICATE), Input.read(body));
        if (trust.isEmpty()) {
            return SignatureVerifier.verifyUnjudged(request, skew, CryptoProvider.JDK, clock);
        }
        TrustSettings settings = new TrustSettings(trust, skew, MINIMUM_RSA_BITS, TrustSettings.Revocation.NONE,
                List.of(), TrustSettings.WhenUnknown.FAIL_CLOSED);
        return new SignatureVerifier(settings, CryptoProvider.JDK, clock, Runnable::run).verify(request)
                .toCompletableFuture().join();
    }

    /** All values of a header, as they were given; names match in any case. */
    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("--header '" + header + "': give it as 'Name: value'");
            }
            if (header.substring(0, colon).strip().equalsIgnoreCase(name)) {
                values.add(header.substring(colon + 1).strip());
            }
        }
        return values;
    }
}
