package io.rightsizer.analyzer.backtest;

import org.apache.commons.math3.distribution.BetaDistribution;

/// The exact one-sided upper bound of a share (Clopper and Pearson 1934): the largest probability under which as few
/// as `events` of `trials` would still be seen one time in twenty.
final class UpperBound {

    static final double CONFIDENCE = 0.95;

    private UpperBound() {}

    /// @param events may be fractional, as for a share of time summed over containers
    /// @return 0 to 1; 1 without trials
    static double of(double events, int trials) {
        return events >= trials
                ? 1
                : new BetaDistribution(null, events + 1, trials - events).inverseCumulativeProbability(CONFIDENCE);
    }
}
