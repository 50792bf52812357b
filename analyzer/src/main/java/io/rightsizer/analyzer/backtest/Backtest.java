package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.usage.Collected;

/// A replay in progress. Containers are added one by one as they are collected; nothing of their history is kept.
public interface Backtest {

    /// Fits and judges every policy at every origin of the container's window.
    void add(Collected.Observed observed);

    /// What was found so far.
    BacktestReport report();
}
