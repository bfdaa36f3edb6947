package dip.quickstart.webhooks;

import picocli.CommandLine.Command;

@Command(name = "webhooks", mixinStandardHelpOptions = true,
        description = "The webhooks that participants.yaml wants, compared with those that the DIP has, and put in place.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PlanCommand.class, ApplyCommand.class})
public final class WebhooksCommand {
}
