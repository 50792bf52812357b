package io.rightsizer.api.cli;

import io.rightsizer.api.report.FindingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Check a configuration repository in its own pipeline: every kustomization renders, every patch of"
                        + " ours still applies, nothing but amounts differs because of them, no container lacks an image.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer verify .",
            "  rightsizer verify ~/config -o json",
            "",
            "Exit code: 5 when something is found that breaks a deployment."
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "A checkout of the repository.")
    private Path directory = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private ListFormat format = ListFormat.TABLE;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var checkout = OpenRepository.at(directory, config.load(terminal), terminal);
        var findings = checkout.verify();
        var roots = checkout.roots().size();
        format.write(
                terminal,
                style -> FindingReport.table(findings, roots, style, terminal.out()),
                () -> FindingReport.json(findings));
        var broken = findings.stream().anyMatch(one -> !one.isWarning());
        return (broken ? ExitCode.FINDING : ExitCode.OK).number();
    }
}
