package io.rightsizer.bench;

import io.rightsizer.analyzer.collector.BlockUsageSource;
import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.PrometheusUsageSource;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads usage and keeps nothing, once for each line of input, and answers each with the CPU milliseconds of the whole
/// process so far and what was read.
final class Collecting {

    private Collecting() {}

    /// @param arguments server URL or directory of blocks, end of the window, length of the window
    public static void main(String[] arguments) throws IOException {
        var window = HistoryWindow.endingAt(Instant.parse(arguments[1]), Duration.parse(arguments[2]));
        while (System.in.read() >= 0) {
            try (var source = open(arguments[0])) {
                var rows = new AtomicInteger();
                var report = source.collect(window, collected -> rows.incrementAndGet(), Progress.SILENT);
                var cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
                System.out.println(cpu.toMillis() + " " + report.method() + ", "
                        + (report.complete() ? "complete" : "INCOMPLETE " + report.warnings()) + ", " + rows + " rows");
            }
        }
    }

    private static UsageSource open(String source) throws IOException {
        return source.startsWith("http")
                ? PrometheusUsageSource.open(ServerAccess.of(URI.create(source)), CollectorOptions.DEFAULTS)
                : BlockUsageSource.open(Path.of(source), CollectorOptions.DEFAULTS);
    }
}
