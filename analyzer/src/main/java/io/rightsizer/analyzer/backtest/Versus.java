package io.rightsizer.analyzer.backtest;

/// One policy against the baseline on the same windows, by paired bootstrap over workloads.
///
/// @param violations difference of memory violations, as a share of windows
/// @param idle idle memory relative to the baseline's, -0.15 for 15 % less
/// @param cores CPU requested relative to the baseline's
/// @param limits memory limits relative to the baseline's
/// @param dominates no worse in violations and memory slack, and one of the intervals excludes zero
public record Versus(
        String policy,
        String baseline,
        Estimate violations,
        Estimate idle,
        Estimate cores,
        Estimate limits,
        boolean dominates) {}
