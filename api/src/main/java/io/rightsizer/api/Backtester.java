package io.rightsizer.api;

import io.rightsizer.analyzer.backtest.Backtest;
import io.rightsizer.analyzer.backtest.BacktestPlan;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.api.report.backtest.BacktestRun;
import java.io.IOException;

/// Collects usage and replays policies over it. Usage is dropped container by container.
public final class Backtester {

    private final Backtest backtest;
    private int skipped;
    private int failed;

    private Backtester(BacktestPlan plan) {
        this.backtest = Backtest.of(plan);
    }

    /// Replays what `source` holds of `window`, container by container.
    public static BacktestRun run(BacktestPlan plan, UsageSource source, HistoryWindow window, Progress progress)
            throws IOException {
        var backtester = new Backtester(plan);
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
