package io.rightsizer.bench;

import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;

/// The scan as the product does it, from the first request to the last recommendation. Prints the number of requests
/// and one line of figures.
final class RightsizerScan {

    private static final int MEBIBYTE = 1 << 20;

    private RightsizerScan() {}

    /// @param arguments server URL, end of the window, length of the window
    public static void main(String[] arguments) throws IOException {
        var server = ServerAccess.of(URI.create(arguments[0]));
        var window = HistoryWindow.endingAt(Instant.parse(arguments[1]), Duration.parse(arguments[2]));
        var recommender = new Recommender();
        var recommendations = new ArrayList<Recommendation>();
        try (var source = PrometheusUsageSource.open(server, CollectorOptions.DEFAULTS)) {
            var report = source.collect(
                    window,
                    collected -> recommendations.add(recommender.recommend(collected, _ -> SizingSettings.DEFAULTS)),
                    Progress.SILENT);
            System.out.println(report.requests() + " " + figures(report, Accounting.of(recommendations)));
        }
    }

    private static String figures(CollectionReport report, Accounting accounting) {
        return String.format(
                Locale.ROOT,
                "%s, %s; %,d containers of workloads, %,d failed; %.1f CPU s, heap peak %d MiB",
                report.method(),
                report.complete() ? "complete" : "INCOMPLETE " + report.warnings(),
                accounting.discovered(),
                accounting.failed(),
                cpuSeconds(),
                heapPeak() / MEBIBYTE);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    /// Highest occupation of each heap area, garbage included, added up.
    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
