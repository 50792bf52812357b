package io.rightsizer.analyzer.statistics;

import java.util.Arrays;

/// What comes back at the same place of every period: for each place the level that all periods reach there, one of
/// three or more excepted. A value may come one place early or late.
///
/// The periods are counted back from the end; what is left over at the beginning is not looked at. A value that is not
/// known (NaN) counts as nothing used.
public final class Recurrence {

    private static final int FORGIVING = 3;

    private final double[] values;
    private final int period;

    public Recurrence(double[] values, int period) {
        this.values = values;
        this.period = period;
    }

    /// Whole periods in the values.
    public int periods() {
        return values.length / period;
    }

    /// For each place of the period the level that comes back there; needs at least two periods.
    public double[] levels() {
        var levels = new double[period];
        for (int place = 0; place < period; place++) {
            var reached = new double[periods()];
            for (int which = 0; which < reached.length; which++) {
                reached[which] = nearby(indexOf(which, place));
            }
            Arrays.sort(reached);
            levels[place] = reached[reached.length >= FORGIVING ? 1 : 0];
        }
        return levels;
    }

    /// Where the `which`-th of the last whole periods has its `place`.
    public int indexOf(int which, int place) {
        return values.length - (periods() - which) * period + place;
    }

    private double nearby(int index) {
        var highest = 0.0;
        for (int near = Math.max(0, index - 1); near <= Math.min(values.length - 1, index + 1); near++) {
            highest = values[near] > highest ? values[near] : highest;
        }
        return highest;
    }
}
