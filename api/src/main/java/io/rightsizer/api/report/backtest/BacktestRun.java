package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.BacktestReport;
import io.rightsizer.analyzer.backtest.Versus;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.api.report.RunStatus;
import java.util.List;
import java.util.Optional;

/// A backtest and where its usage came from. All outputs are forms of this.
///
/// @param source without secrets
/// @param window what was read; replayed within
/// @param skipped containers deliberately not read, for example because they do not run
/// @param failed containers that could not be read
/// @param collection what happened while reading
public record BacktestRun(
        String source,
        HistoryWindow window,
        int skipped,
        int failed,
        CollectionReport collection,
        BacktestReport report) {

    public RunStatus status() {
        return RunStatus.of(discovered(), failed, collection);
    }

    /// discovered = judged + fresh + skipped + failed.
    public int discovered() {
        return report.containers() + report.fresh() + skipped + failed;
    }

    /// Whether any week could be judged; without one every figure would be made of nothing.
    public boolean hasResult() {
        return report.windows() > 0;
    }

    List<Row> rows() {
        return report.scores().stream()
                .map(score -> new Row(score, versus(score.policy())))
                .toList();
    }

    /// Absent for the baseline itself.
    private Optional<Versus> versus(String policy) {
        return report.versus().stream()
                .filter(one -> one.policy().equals(policy))
                .findFirst();
    }
}
