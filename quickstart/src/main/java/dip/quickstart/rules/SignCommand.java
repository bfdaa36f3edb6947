package dip.quickstart.rules;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import dip.signing.keys.KeyPlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "sign", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Signs a call to the DIP and prints its four headers.",
        footer = {"", "Exit codes: 0 signed, 2 not able to."})
public final class SignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BODY", description = "File with the body, signed byte for byte; - is standard input.")
    private Path body;
    @Option(names = "--url", required = true, paramLabel = "U", description = "The whole URL called, with scheme and host.")
    private String url;
    @Option(names = "--key", required = true, paramLabel = "K", description = {
        "PEM file with the RSA private key (PKCS#8 or PKCS#1, not encrypted),", "or a file with the PKCS#11 URI of a token that has it."})
    private Path key;
    @Option(names = "--cert", required = true, paramLabel = "C", description = "PEM file with the signing certificate.")
    private Path certificate;
    @Option(names = "--method", defaultValue = "POST", paramLabel = "M", description = "HTTP method (default: ${DEFAULT-VALUE}).")
    private String method;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        MessageSigner signer = MessageSigner.of(KeyPlace.in(key).open(), Pem.certificates(certificate).getFirst(),
                CryptoProvider.JDK, InstantSource.system());
        SignatureValues values = signer.sign(method, url, Input.read(body));
        PrintWriter out = command.commandLine().getOut();
        out.println(SignatureHeader.SIGNATURE + ": " + values.signature());
        out.println(SignatureHeader.DATE + ": " + values.date());
        out.println(SignatureHeader.CONTENT_HASH + ": " + values.contentHash());
        out.println(SignatureHeader.CERTIFICATE + ": " + values.certificate());
        return 0;
    }
}
