package dip.quickstart.certs;

import picocli.CommandLine.Command;

@Command(name = "certs", mixinStandardHelpOptions = true,
        description = "Our own keys and certificates: made, asked for, looked over, put in place.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCommand.class, RequestCommand.class, InventoryCommand.class, ImportCommand.class})
public final class CertsCommand {
}
