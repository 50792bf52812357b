package io.rightsizer.analyzer.backtest;

import org.jspecify.annotations.Nullable;

/// One policy in one window, once it is settled which of its alternatives counts.
///
/// @param stated the promised memory risk, 0 where nothing is promised
record Judged(
        Window window,
        @Nullable MemoryOutcome memory,
        @Nullable CpuOutcome cpu,
        double stated) {

    static Judged of(Window window, int policy, Chooser chooser) {
        var outcomes = window.outcomes().get(policy);
        var choice = chooser.choose(window.origin(), window.workload(), window.container());
        return new Judged(
                window,
                outcomes.get(choice.margins().memory()).memory(),
                outcomes.get(choice.margins().cpu()).cpu(),
                choice.statedRisk());
    }
}
