package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.demo.DemoPrometheus;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.http.ReportData;
import io.rightsizer.api.http.ReportSettings;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which runs a report is of: those of the history, unless the command line names others.
final class ReportOptions {

    @Option(names = "--also", paramLabel = "RUN", description = "Further saved runs, to compare with.")
    private List<String> also = List.of();

    @Option(names = "--demo", description = "Of the embedded demo cluster; nothing else is read.")
    private boolean demo;

    @Mixin
    private SourceOptions source = new SourceOptions();

    boolean demo() {
        return demo;
    }

    SourceOptions source() {
        return source;
    }

    /// Whether runs are shown that are not in the history.
    boolean namesRuns() {
        return demo || source.namesSource() || !also.isEmpty();
    }

    /// The runs of the history, or those that are asked for, scanned or read.
    OpenReport open(Terminal terminal) throws IOException {
        return namesRuns() ? asked(terminal) : kept(terminal);
    }

    private OpenReport kept(Terminal terminal) throws IOException {
        var access = source.history(terminal);
        return new OpenReport(access.existing(), access.somewhere(), false, pricing(terminal));
    }

    /// The same where the first run may be still to come.
    OpenReport openToStore(Terminal terminal) throws IOException {
        var access = source.history(terminal);
        return new OpenReport(access.open(), access.somewhere(), false, pricing(terminal));
    }

    private OpenReport asked(Terminal terminal) throws IOException {
        var report = OpenReport.temporary(pricing(terminal));
        try (var outlines = new Outlines()) {
            var teamKey = SummarySettings.of(Price.USD)
                    .withTeamLabel(source.pricing(terminal).teamLabel())
                    .teamKey();
            var watch = new ScanWatch(outlines, ScanWatch.NONE.requests(), null);
            report.store(demo ? demo(terminal, watch) : source.run(terminal, watch), teamKey, outlines);
            for (var run : also) {
                report.store(source.saved(run, terminal), teamKey, null);
            }
            return report;
        } catch (IOException | RuntimeException failed) {
            report.close();
            throw failed;
        }
    }

    private Run demo(Terminal terminal, ScanWatch watch) throws IOException {
        try (var cluster = DemoPrometheus.start()) {
            return source.run(cluster, terminal, watch);
        }
    }

    private ReportData.Pricing pricing(Terminal terminal) {
        return run -> source.costs(run, terminal);
    }

    Config config(Terminal terminal) {
        return source.config(terminal);
    }

    ReportSettings settings(Terminal terminal) {
        var config = source.config(terminal);
        var configured = config.settings().stream()
                .filter(setting -> !setting.origin().equals("default"))
                .toList();
        return new ReportSettings(config.pricing().teamLabel(), Version.text(), configured);
    }
}
