package io.rightsizer.api.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "scan",
        description = "Read usage history and recommend requests and limits for every container.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer scan --prometheus http://127.0.0.1:9090 -n 'shop|payments'",
            "  rightsizer scan --prometheus https://mimir.example/prometheus \\",
            "      -H 'X-Scope-OrgID: shop' --bearer-token-file token --cluster eu-west \\",
            "      --window 30d -o json --out run.json",
            "  rightsizer scan --usage-csv usage.csv.gz -o csv",
            "  rightsizer scan --from run.json --only risk --sort risk -o markdown",
            "  rightsizer scan --from latest --only saving",
            "  rightsizer scan --from run.json --sort risk -o html --out report.html"
        })
final class ScanCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--no-history", description = "Do not keep the run.")
    private boolean noHistory;

    private final Terminal terminal;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var finding = output.finding();
        var shown = output.output(terminal);
        var history = source.history(terminal);
        var run = source.run(terminal);
        run = run.priced(source.costs(run, terminal));
        shown.write(run);
        var outcome = RunOutcome.of(run, finding, terminal);
        return (source.collects() && !noHistory ? history.keep(run, null, outcome, terminal) : outcome).number();
    }
}
