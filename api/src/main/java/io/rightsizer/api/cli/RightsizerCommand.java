package io.rightsizer.api.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import java.util.List;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

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

    private static final String COMPLETION = "completion";

    /// A command and what makes it with everything it may be told.
    private record Listed(String name, Class<?> type, Function<Terminal, CommandLine> whole) {

        static Listed of(Class<?> type, Function<Terminal, Object> command) {
            return new Listed(
                    type.getAnnotation(Command.class).name(),
                    type,
                    terminal -> new CommandLine(command.apply(terminal)));
        }

        /// As the list of commands shows it.
        CommandLine named() {
            var spec = CommandSpec.create().name(name);
            spec.usageMessage().description(type.getAnnotation(Command.class).description());
            return new CommandLine(spec);
        }
    }

    /// In the order of the help.
    private static final List<Listed> COMMANDS = List.of(
            Listed.of(ScanCommand.class, ScanCommand::new),
            Listed.of(ExplainCommand.class, ExplainCommand::new),
            Listed.of(PatchCommand.class, PatchCommand::new),
            Listed.of(PrCommand.class, PrCommand::new),
            Listed.of(VerifyCommand.class, VerifyCommand::new),
            Listed.of(BacktestCommand.class, BacktestCommand::new),
            Listed.of(CheckCommand.class, CheckCommand::new),
            Listed.of(DemoCommand.class, DemoCommand::new),
            Listed.of(ServeCommand.class, ServeCommand::new),
            Listed.of(ReportCommand.class, ReportCommand::new),
            Listed.of(PasswordCommand.class, PasswordCommand::new),
            Listed.of(CostCommand.class, CostCommand::new),
            new Listed("history", HistoryCommand.class, HistoryCommand::commandLine),
            Listed.of(DiffCommand.class, DiffCommand::new),
            new Listed("prices", PricesCommand.class, PricesCommand::commandLine),
            Listed.of(ConfigCommand.class, ConfigCommand::new),
            Listed.of(VersionCommand.class, VersionCommand::new),
            new Listed(COMPLETION, GenerateCompletion.class, _ -> new CommandLine(new GenerateCompletion())));

    /// Of the commands only those are made that `arguments` name: looking at what all of them may be told takes longer
    /// than printing the help.
    static CommandLine commandLine(Terminal terminal, List<String> arguments) {
        var root = new CommandLine(new RightsizerCommand());
        for (var each : COMMANDS) {
            var asked = arguments.contains(each.name()) || arguments.contains(COMPLETION);
            root.addSubcommand(each.name(), asked ? each.whole().apply(terminal) : each.named());
        }
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
