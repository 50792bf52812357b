package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Evidence.Plot;
import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.Arrays;
import java.util.List;

/// Reduces a history to what can be kept for every container.
final class EvidenceOf {

    /// As many columns as fit a terminal beside an axis.
    private static final int COLUMNS = 72;

    private EvidenceOf() {}

    static Evidence of(Seen seen, String policy) {
        var history = seen.history();
        return new Evidence(
                policy,
                history.window(),
                history.rateWindow(),
                history.pods().size(),
                history.pods().stream()
                        .mapToLong(pod -> pod.cpuSamples() + pod.memorySamples())
                        .sum(),
                seen.coverage(),
                distribution(seen.cpu()),
                distribution(seen.memory()),
                history.pods().stream()
                        .mapToDouble(PodUsage::cpuBurst)
                        .filter(Seen::isPossible)
                        .max()
                        .orElse(0),
                history.throttling(),
                history.oomKills(),
                history.restarts(),
                null,
                Reasoning.NONE,
                plot(history));
    }

    private static Distribution distribution(Samples samples) {
        return samples.isEmpty()
                ? Distribution.EMPTY
                : new Distribution(
                        samples.count(),
                        samples.mean(),
                        samples.quantile(0.25),
                        samples.quantile(0.50),
                        samples.quantile(0.90),
                        samples.quantile(0.95),
                        samples.quantile(0.99),
                        samples.max());
    }

    private static Plot plot(UsageHistory history) {
        var columns = Math.min(COLUMNS, history.window().points());
        return new Plot(
                columns(history.cpu(), history.window(), columns),
                columns(history.memory(), history.window(), columns));
    }

    private static List<Double> columns(List<UsageSeries> pods, HistoryWindow window, int columns) {
        var highest = new double[columns];
        Arrays.fill(highest, Double.NaN);
        var first = window.firstPoint();
        var step = window.stepMillis();
        var points = window.points();
        for (var series : pods) {
            for (int index = 0; index < series.length(); index++) {
                var point = (series.timeAt(index) - first) / step;
                if (Seen.isPossible(series.valueAt(index)) && point >= 0 && point < points) {
                    raise(highest, (int) (point * columns / points), series.valueAt(index));
                }
            }
        }
        return Arrays.stream(highest).boxed().toList();
    }

    private static void raise(double[] highest, int column, double value) {
        highest[column] = Double.isNaN(highest[column]) ? value : Math.max(highest[column], value);
    }
}
