package io.rightsizer.api.cli;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.demo.DemoRepository;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.OutputFormat;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Run the main job on an embedded cluster that speaks Prometheus' own protocol.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rightsizer demo",
            "  rightsizer demo --policy peak --only risk",
            "  rightsizer explain shop/deploy/checkout --from rightsizer-demo/run.json"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Receives recommendations, patches and report data. Default: rightsizer-demo.",
            defaultValue = "rightsizer-demo")
    private Path directory = Path.of("rightsizer-demo");

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--no-history", description = "Do not keep the run.")
    private boolean noHistory;

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var finding = output.finding();
        var shown = output.output(terminal);
        var history = noHistory ? null : source.history(directory.resolve("history.db"), terminal);
        var job = new RunJob(history, null, source.config(terminal).notifications(), terminal);
        return job.run(this::scan, run -> source.costs(run, terminal), run -> {
                    shown.write(run);
                    var remarks = shown.forPeople() ? terminal.out() : terminal.err();
                    write(run, remarks);
                    if (history != null) {
                        history.place().ifPresent(place -> tellHowToBrowse(place, remarks));
                    }
                    return RunOutcome.of(run, finding, terminal);
                })
                .number();
    }

    private Run scan(ScanWatch watch) throws IOException {
        try (var cluster = DemoPrometheus.start()) {
            return source.run(cluster, terminal, watch);
        }
    }

    private void write(Run run, PrintWriter remarks) throws IOException {
        Files.createDirectories(directory);
        var data = directory.resolve("run.json");
        var rows = directory.resolve("recommendations.csv");
        var patches = directory.resolve("patches");
        save(run, OutputFormat.JSON, data);
        save(run, OutputFormat.CSV, rows);
        var written = Rightsizer.patch(run, patches).written().size();
        var repository = directory.resolve("config");
        DemoRepository.write(repository);
        remarks.printf("""

                recommendations  %s
                patches          %s, %d workloads; README.md says how to use them
                repository       %s, the cluster's own manifests; try: rightsizer pr --repo %s --from %s
                report data      %s

                Why these numbers?  rightsizer explain shop/deploy/checkout --from %s
                """, rows, patches, written, repository, repository, data, data, data);
        remarks.flush();
    }

    private static void tellHowToBrowse(HistoryPlace place, PrintWriter remarks) {
        remarks.printf("The whole report?   rightsizer serve --history %s%n", place);
        remarks.flush();
    }

    private static void save(Run run, OutputFormat format, Path file) throws IOException {
        AtomicFile.write(file, out -> format.write(run, out, TableStyle.plain(120)));
    }
}
