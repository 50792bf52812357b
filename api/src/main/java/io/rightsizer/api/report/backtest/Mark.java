package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;

/// A policy on a plot.
record Mark(String policy, Row.Standing standing, Estimate risk, Estimate slack) {

    static Mark memory(Row row) {
        var score = row.score();
        return new Mark(score.policy(), row.standing(), score.memoryViolations(), score.memoryLimitSlack());
    }

    static Mark cpu(Row row) {
        var score = row.score();
        return new Mark(score.policy(), row.standing(), score.cpuAbove(), score.cpuSlack());
    }

    /// What is not known has no place.
    boolean isDrawable() {
        return isKnown(risk) && isKnown(slack);
    }

    private static boolean isKnown(Estimate estimate) {
        return Double.isFinite(estimate.value()) && Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
    }
}
