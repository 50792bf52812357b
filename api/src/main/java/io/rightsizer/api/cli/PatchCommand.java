package io.rightsizer.api.cli;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "patch",
        description = "Write Kustomize components with the recommended requests and limits, and nothing else.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer patch --from run.json --out rightsizing/",
            "  rightsizer patch --from run.json --filter 'ns=shop,name=cart|checkout' --out shop-front/",
            "  rightsizer patch --prometheus http://127.0.0.1:9090 -n shop --out rightsizing/"
        })
final class PatchCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Receives one component a cluster and namespace.")
    private Path out = Path.of("");

    @Option(
            names = "--filter",
            paramLabel = "TERMS",
            description = "Only workloads of which a row passes, written as for 'scan': ns=shop,name=cart|checkout.")
    private @Nullable String filter;

    @Mixin
    private SourceOptions source = new SourceOptions();

    private final Terminal terminal;

    PatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var wanted = wanted();
        var run = source.run(terminal);
        if (run.run().status() == RunStatus.FAILED) {
            // Former patches stay: without them workloads would fall back to what their manifests say.
            return Outcome.of(run, Finding.NEVER, terminal).number();
        }
        var rows = wanted.keepWorkloads(run.recommendations());
        if (rows.isEmpty() && filter != null) {
            throw new UsageException("no workload passes --filter '" + filter + "', so nothing was written;"
                    + " try it with 'rightsizer scan' first");
        }
        var report = Rightsizer.patch(run.showing(rows), out);
        PatchSummary.write(report, out, terminal.out());
        return Outcome.of(run, Finding.NEVER, terminal).number();
    }

    private RowFilter wanted() {
        try {
            return filter == null ? RowFilter.ALL : RowFilter.parse(filter);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }
}
