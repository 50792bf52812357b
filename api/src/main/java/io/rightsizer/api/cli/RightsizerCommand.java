package io.rightsizer.api.cli;

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
            "  rightsizer demo",
            "  rightsizer scan --prometheus https://prometheus.example",
            "  rightsizer scan --prometheus https://prometheus.example -o json --out run.json",
            "  rightsizer explain checkout/Deployment/web --from run.json",
            "  rightsizer patch --from run.json --out rightsizing/",
            "",
            "Exit codes: 0 ok, 1 internal error, 2 usage or configuration, 3 partial data, 4 source unusable,",
            "            5 --fail-on met, 130 interrupted."
        })
final class RightsizerCommand implements Runnable {

    static CommandLine commandLine(Terminal terminal) {
        var root = new CommandLine(new RightsizerCommand())
                .addSubcommand(new ScanCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new PatchCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ConfigCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand("completion", new AutoComplete.GenerateCompletion());
        root.setOut(terminal.out()).setErr(terminal.err());
        root.setUsageHelpWidth(Math.min(terminal.width(), 120));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExecutionExceptionHandler(new Failures(terminal));
        root.setParameterExceptionHandler(Failures::usage);
        return root;
    }

    @Override
    public void run() {
        throw new UsageException("which command? Try 'rightsizer demo' or 'rightsizer --help'");
    }
}
