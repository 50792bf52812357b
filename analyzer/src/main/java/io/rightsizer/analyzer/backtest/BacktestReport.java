package io.rightsizer.analyzer.backtest;

import java.time.Instant;
import java.util.List;

/// The outcome of a replay.
///
/// @param origins the moments at which policies were fitted, oldest first
/// @param containers containers with at least one judged window
/// @param fresh containers without any: their history is shorter than fit and test, or too full of gaps
/// @param windows judged windows
/// @param scores one a policy, in the order of the plan
/// @param versus one a policy but the baseline
public record BacktestReport(
        BacktestPlan plan,
        List<Instant> origins,
        int containers,
        int fresh,
        int windows,
        List<Score> scores,
        List<Versus> versus,
        List<Frontier> frontiers) {

    public BacktestReport {
        origins = List.copyOf(origins);
        scores = List.copyOf(scores);
        versus = List.copyOf(versus);
        frontiers = List.copyOf(frontiers);
    }
}
