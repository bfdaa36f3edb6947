package dip.quickstart.certs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "key", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes an RSA private key where it will stay. Never overwrites one.",
        footer = {"", "Exit codes: 0 made, 2 not able to."})
final class KeyCommand implements Callable<Integer> {

    @Mixin
    private KeyOption key;
    @Option(names = "--bits", defaultValue = "2048", paramLabel = "N", description = "2048, 3072 or 4096 (default: ${DEFAULT-VALUE}).")
    private int bits;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().println("made " + key.place().generate(bits) + ", RSA " + bits);
        return 0;
    }
}
