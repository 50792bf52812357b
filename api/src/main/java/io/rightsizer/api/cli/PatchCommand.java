package io.rightsizer.api.cli;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.report.PlacementReport;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.Run;
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
        description = "Write the recommended requests and limits, and nothing else, as Kustomize components or into a"
                + " checkout of your own manifests.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer patch --from run.json --out rightsizing/",
            "  rightsizer patch --from run.json --repo ~/config",
            "  rightsizer patch --from run.json --filter 'ns=shop,name=cart|checkout' --out shop-front/",
            "  rightsizer patch --prometheus http://127.0.0.1:9090 -n shop --out rightsizing/"
        })
final class PatchCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Receives one component a cluster and namespace.")
    private @Nullable Path out;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "A checkout to change instead: each value where it is set today, or in a component of ours.")
    private @Nullable Path repository;

    @Option(names = "--dry-run", description = "With --repo: change nothing, only tell what would be.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "With --repo: ${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private ListFormat format = ListFormat.TABLE;

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
    public Integer call() throws IOException, InterruptedException {
        if ((out == null) == (repository == null)) {
            throw new UsageException("give one of --out DIR, for components, and --repo DIR, for a checkout to change");
        }
        var wanted = wanted();
        var run = source.run(terminal);
        if (run.run().status() == RunStatus.FAILED) {
            // Former patches stay: without them workloads would fall back to what their manifests say.
            return RunOutcome.of(run, Finding.NEVER, terminal).number();
        }
        var rows = wanted.keepWorkloads(run.recommendations());
        if (rows.isEmpty() && filter != null) {
            throw new UsageException("no workload passes --filter '" + filter + "', so nothing was written;"
                    + " try it with 'rightsizer scan' first");
        }
        var shown = run.showing(rows);
        if (out != null) {
            PatchSummary.write(Rightsizer.patch(shown, out), out, terminal.out());
        } else if (repository != null) {
            change(repository, shown);
        }
        return RunOutcome.of(run, Finding.NEVER, terminal).number();
    }

    private void change(Path directory, Run run) throws IOException, InterruptedException {
        var checkout = OpenRepository.at(directory, source.config(terminal), terminal);
        var change = checkout.plan(run);
        if (!dryRun) {
            checkout.write(change);
        }
        format.write(
                terminal,
                style -> PlacementReport.table(change.workloads(), style, terminal.out()),
                () -> PlacementReport.json(change.workloads()));
    }

    private RowFilter wanted() {
        try {
            return filter == null ? RowFilter.ALL : RowFilter.parse(filter);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }
}
