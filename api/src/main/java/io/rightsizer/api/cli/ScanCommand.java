package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.Part;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "  rightsizer scan --prometheus http://127.0.0.1:9090 --incremental      # every day",
            "  rightsizer scan --usage-csv usage.csv.gz -o csv",
            "  rightsizer scan --tsdb blocks/ --shard 0/4 --parts parts/",
            "  rightsizer scan --merge --parts parts/",
            "  rightsizer scan --from run.json --only risk --sort risk -o markdown",
            "  rightsizer scan --from latest --only saving",
            "  rightsizer scan --from run.json --sort risk -o html --out report.html"
        })
final class ScanCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private PartOptions parts = new PartOptions();

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    @Option(names = "--no-history", description = "Do not keep the run.")
    private boolean noHistory;

    private boolean incremental;

    private final Terminal terminal;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Option(
            names = "--incremental",
            description = "Keep each whole day of usage in the history, and read only days that are not there.")
    void incremental(@Nullable Boolean given) {
        incremental = Boolean.TRUE.equals(given);
        source.set("history.incremental", "--incremental", incremental ? "true" : null);
    }

    @Override
    public Integer call() throws IOException {
        if (incremental && noHistory) {
            throw new UsageException("--incremental keeps days of usage in the history; leave out --no-history");
        }
        var part = parts.part(terminal);
        if (part.isPresent()) {
            return collect(part.get()).number();
        }
        var finding = output.finding();
        var shown = output.output(terminal);
        if (parts.isMerge()) {
            return merge(shown, finding).number();
        }
        if (!source.collects()) {
            var run = source.run(terminal);
            return show(run.priced(source.costs(run, terminal)), shown, finding).number();
        }
        return run(watch -> source.run(terminal, watch), shown, finding).number();
    }

    private ExitCode collect(Part part) throws IOException {
        var config = source.config(terminal);
        try (var measured = measuring.start(config, terminal);
                var opened = source.open(part, config, measured.watch())) {
            return parts.inStore(config, store -> new ShardJob(part, config, terminal).run(opened, store));
        }
    }

    private ExitCode merge(Output shown, Finding finding) throws IOException {
        var config = source.config(terminal);
        var asOf = source.mergedAsOf();
        return parts.inStore(config, store -> {
            var set = parts.complete(store, asOf);
            var outcome = run(watch -> source.merged(set, config, terminal, watch), shown, finding);
            if (!parts.keeps() && (outcome == ExitCode.OK || outcome == ExitCode.FINDING)) {
                set.remove();
            }
            return outcome;
        });
    }

    private ExitCode run(RunJob.Scan scan, Output shown, Finding finding) throws IOException {
        var config = source.config(terminal);
        try (var measured = measuring.start(config, terminal)) {
            var job = new RunJob(
                    noHistory ? null : source.history(terminal), measured.metrics(), config.notifications(), terminal);
            return job.run(scan, run -> source.costs(run, terminal), run -> show(run, shown, finding));
        }
    }

    private ExitCode show(Run run, Output shown, Finding finding) throws IOException {
        shown.write(run);
        return RunOutcome.of(run, finding, terminal);
    }
}
