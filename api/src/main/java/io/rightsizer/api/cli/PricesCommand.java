package io.rightsizer.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "prices",
        description = "What machines cost: show the prices known, refresh them, check a file of your own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The first that knows a price wins: your own file (pricing.file), what the cluster tells",
            "(a cost exporter, Karpenter), refreshed lists, the embedded catalog, an estimate by the ratio",
            "of two regions. What none of them knows is unknown, never 0.",
            "",
            "Examples:",
            "  rightsizer prices show --provider aws --region eu-west-1 --type 'm5.*'",
            "  rightsizer prices refresh --aws aws-index.json.gz --region eu-west-1",
            "  rightsizer prices import prices.csv"
        })
final class PricesCommand implements Runnable {

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new PricesCommand())
                .addSubcommand(new PricesShowCommand(terminal))
                .addSubcommand(new PricesRefreshCommand(terminal))
                .addSubcommand(new PricesImportCommand(terminal));
    }

    @Override
    public void run() {
        throw new UsageException("which one? Try 'rightsizer prices show' or 'rightsizer prices --help'");
    }
}
