package io.rightsizer.api.cli;

import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.http.MemoryReport;
import io.rightsizer.api.http.ReportSettings;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which runs a report is of.
final class ReportOptions {

    @Option(names = "--also", paramLabel = "RUN.json", description = "Further saved runs, to compare with.")
    private List<String> also = List.of();

    @Option(names = "--demo", description = "Of the embedded demo cluster; nothing else is read.")
    private boolean demo;

    @Mixin
    private SourceOptions source = new SourceOptions();

    /// Scans or reads all of them.
    MemoryReport data(Terminal terminal) throws IOException {
        var outlines = new MemoryReport.Outlines();
        var runs = new ArrayList<Run>();
        runs.add(demo ? demo(terminal, outlines) : source.run(terminal, outlines));
        for (var file : also) {
            runs.add(source.saved(file, terminal));
        }
        return new MemoryReport(runs, outlines, run -> source.costs(run, terminal));
    }

    private Run demo(Terminal terminal, MemoryReport.Outlines outlines) throws IOException {
        try (var cluster = DemoPrometheus.start()) {
            return source.run(cluster, terminal, outlines);
        }
    }

    ReportSettings settings(Terminal terminal) {
        return new ReportSettings(source.pricing(terminal).teamLabel(), Version.text());
    }
}
