package io.rightsizer.api.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "  rightsizer scan --from run.json --sort risk -o html --out report.html"
        })
final class ScanCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var finding = output.finding();
        var shown = output.output(terminal);
        var run = source.run(terminal);
        shown.write(run.priced(source.costs(run, terminal)));
        return Outcome.of(run, finding, terminal).number();
    }
}
