package io.rightsizer.analyzer.collector;

/// Tells amounts a machine can have from those that a broken exporter makes up.
final class Plausible {

    /// Cores, CPU seconds or bytes beyond any machine: a petabyte, or a thousand cores busy for thirty thousand years.
    private static final double MOST = 1e15;

    private Plausible() {}

    /// False for NaN, with it the marker of a stale series, for infinities and negative numbers.
    static boolean isAmount(double value) {
        return value >= 0 && value <= MOST;
    }
}
