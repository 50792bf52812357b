package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Made-up usage of four weeks at five minutes, 8064 points, of which the first two weeks are fitted and the third and
/// the fourth are judged. Memory is in mebibytes.
final class FourWeeks {

    static final int DAY = 288;
    static final int WEEK = 7 * DAY;
    static final int POINTS = 4 * WEEK;
    static final double MEBIBYTE = 1L << 20;
    static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2026-11-21T00:00:00Z"), Duration.ofDays(28));

    private FourWeeks() {}

    static BacktestPlan plan(String... policies) {
        return new BacktestPlan(
                Duration.ofDays(14), Duration.ofDays(7), List.of(policies), policies[0], PolicySettings.DEFAULTS);
    }

    static BacktestReport replayed(BacktestPlan plan, Collected.Observed... containers) {
        var backtest = Backtest.of(plan);
        Arrays.stream(containers).forEach(backtest::add);
        return backtest.report();
    }

    static double[] constant(double value) {
        var values = new double[POINTS];
        Arrays.fill(values, value);
        return values;
    }

    /// The same with another value at `index`; the first judged point of the third week is 4032.
    static double[] with(double[] values, int index, double value) {
        var changed = values.clone();
        changed[index] = value;
        return changed;
    }

    /// The same, nothing known before `from` and from `to` on.
    static double[] only(double[] values, int from, int to) {
        return IntStream.range(0, POINTS)
                .mapToDouble(index -> index >= from && index < to ? values[index] : Double.NaN)
                .toArray();
    }

    static PodUsage pod(String name, double[] cores, double[] mebibytes) {
        var bytes = Arrays.stream(mebibytes).map(value -> value * MEBIBYTE).toArray();
        return new PodUsage(name, series(cores), series(bytes), 0, POINTS, POINTS);
    }

    private static UsageSeries series(double[] values) {
        return UsageSeries.of(WINDOW.firstPoint(), WINDOW.stepMillis(), values);
    }

    static Collected.Observed container(String workload, PodUsage... pods) {
        var container = Container.of("app", ContainerType.APP, Resources.NONE);
        var id = new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, workload);
        return new Collected.Observed(
                Workload.of(id, pods.length, List.of(container)), container, UsageHistory.of(WINDOW, List.of(pods)));
    }
}
