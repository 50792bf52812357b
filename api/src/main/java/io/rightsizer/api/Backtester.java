package io.rightsizer.api;

import io.rightsizer.analyzer.backtest.Backtest;
import io.rightsizer.analyzer.backtest.BacktestPlan;
import io.rightsizer.analyzer.backtest.Calibration;
import io.rightsizer.analyzer.backtest.RiskAims;
import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.api.report.backtest.BacktestRun;
import java.io.IOException;
import java.util.Map;

/// Collects usage and replays policies over it. Usage is dropped container by container.
public final class Backtester {

    private final Backtest backtest;
    private int skipped;
    private int failed;

    private Backtester(BacktestPlan plan, RiskAims aims) {
        this.backtest = Backtest.of(plan, Map.of(CalibratedPolicy.NAME, new Calibration(aims, plan.fit())));
    }

    /// Replays what `source` holds of `window`, container by container.
    ///
    /// @param aims what the calibrated policy promises
    public static BacktestRun run(
            BacktestPlan plan, RiskAims aims, UsageSource source, HistoryWindow window, Progress progress)
            throws IOException {
        var backtester = new Backtester(plan, aims);
        var collection = source.collect(window, backtester::add, progress);
        return new BacktestRun(
                source.description(),
                window,
                backtester.skipped,
                backtester.failed,
                collection,
                backtester.backtest.report());
    }

    private void add(Collected collected) {
        switch (collected) {
            case Collected.Observed observed -> backtest.add(observed);
            case Collected.Skipped _ -> skipped++;
            case Collected.Failed _ -> failed++;
        }
    }
}
