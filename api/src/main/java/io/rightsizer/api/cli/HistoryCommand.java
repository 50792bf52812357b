package io.rightsizer.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "history",
        description = "Look at the runs that were kept, export them, remove old ones.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A run is named by its id or the beginning of it, by 'latest', or 'latest~1' for the one before.",
            "",
            "Examples:",
            "  rightsizer history list",
            "  rightsizer history show latest -o csv --out rows.csv",
            "  rightsizer history export latest --out run.json",
            "  rightsizer history export --to 'jdbc:postgresql://db.example/rightsizer?user=rightsizer'",
            "  rightsizer history prune --keep 52w",
            "  rightsizer diff latest~1 latest"
        })
final class HistoryCommand implements Runnable {

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new HistoryCommand())
                .addSubcommand(new HistoryListCommand(terminal))
                .addSubcommand(new HistoryShowCommand(terminal))
                .addSubcommand(new HistoryExportCommand(terminal))
                .addSubcommand(new HistoryPruneCommand(terminal));
    }

    @Override
    public void run() {
        throw new UsageException("which one? Try 'rightsizer history list' or 'rightsizer history --help'");
    }
}
