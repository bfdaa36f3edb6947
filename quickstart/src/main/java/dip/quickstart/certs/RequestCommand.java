package dip.quickstart.certs;

import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import dip.signing.keys.FileReplacement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "csr", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes the request for a key's certificate (PKCS#10), with the usages that its use needs.",
        footer = {"", "Exit codes: 0 made, 2 not able to."})
final class RequestCommand implements Callable<Integer> {

    @Mixin
    private KeyOption key;
    @Option(names = "--use", required = true, converter = UseConverter.class, paramLabel = "U",
            description = "signing, tls-client or tls-server.")
    private Use use;
    @Option(names = "--subject", required = true, paramLabel = "NAME", description = "Distinguished name, 'CN=2300000001,O=Example Supplier,C=GB'.")
    private String subject;
    @Option(names = "--host", paramLabel = "H", description = "DNS name or IP address; needed for tls-server, repeat for several.")
    private List<String> hosts = List.of();
    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write it (default: standard output).")
    private Path output;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        String request = CertificateRequest.of(key.place().open(), principal(), use, hosts).pem();
        if (output == null) {
            command.commandLine().getOut().print(request);
        } else {
            FileReplacement.open(output, request.getBytes(StandardCharsets.US_ASCII)).replace();
            command.commandLine().getOut().println(output + ": request for " + subject);
        }
        return 0;
    }

    private X500Principal principal() {
        try {
            return new X500Principal(subject);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--subject '" + subject + "' is no distinguished name such as 'CN=2300000001,O=Example Supplier,C=GB'", e);
        }
    }
}
