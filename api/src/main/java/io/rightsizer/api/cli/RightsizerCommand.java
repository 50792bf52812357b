package io.rightsizer.api.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line.
@Command(
        name = "rightsizer",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Right-sizes Kubernetes requests and limits from the usage history in Prometheus, with the evidence.",
        footer = {
            "",
            "Examples:",
            "  rightsizer demo                                      # without a cluster",
            "  rightsizer check --prometheus http://127.0.0.1:9090  # can it be used?",
            "  rightsizer scan --prometheus http://127.0.0.1:9090 -o json --out run.json",
            "  rightsizer scan --from run.json --sort saving        # the table",
            "  rightsizer explain shop/deploy/checkout --from run.json",
            "  rightsizer patch --from run.json --out rightsizing/  # for Kustomize",
            "  rightsizer pr --from run.json --repo ~/config        # shows pull requests; --apply opens them",
            "  rightsizer diff latest~1 latest                      # what changed since the last scan?",
            "  rightsizer serve --from run.json                     # the report in a browser",
            "  rightsizer backtest --usage-csv usage.csv.gz         # which rule would have held?",
            "",
            "Exit codes:",
            "  0    done",
            "  1    a bug of ours",
            "  2    the command line or the configuration is wrong",
            "  3    done, but part of the data is missing",
            "  4    the source of usage cannot be used",
            "  5    what --fail-on names was found, or 'verify' found something",
            "  6    the forge failed after a good analysis",
            "  130  interrupted",
            "",
            "Settings are looked for in this order: option, RIGHTSIZER_* variable,",
            "rightsizer.yaml, default."
        })
final class RightsizerCommand implements Runnable {

    static CommandLine commandLine(Terminal terminal) {
        var root = new CommandLine(new RightsizerCommand())
                .addSubcommand(new ScanCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new PatchCommand(terminal))
                .addSubcommand(new PrCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new BacktestCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new PasswordCommand(terminal))
                .addSubcommand(new CostCommand(terminal))
                .addSubcommand(HistoryCommand.commandLine(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(PricesCommand.commandLine(terminal))
                .addSubcommand(new ConfigCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand("completion", new AutoComplete.GenerateCompletion());
        root.getSubcommands().values().forEach(RightsizerCommand::arrangeHelp);
        root.setOut(terminal.out()).setErr(terminal.err());
        root.setUsageHelpWidth(Math.min(terminal.width(), 120));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExecutionExceptionHandler(new Failures(terminal));
        root.setParameterExceptionHandler(Failures::usage);
        return root;
    }

    private static void arrangeHelp(CommandLine command) {
        command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, new OptionSections());
        command.getSubcommands().values().forEach(RightsizerCommand::arrangeHelp);
    }

    @Override
    public void run() {
        throw new UsageException("which command? Try 'rightsizer demo' or 'rightsizer --help'");
    }
}
