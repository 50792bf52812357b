package io.rightsizer.analyzer.usage;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/// How much of the window is backed by data, over all pods of a container together.
///
/// @param knownPoints grid points at which at least one pod has data that a container can have
/// @param windowPoints grid points of the window
/// @param observed time from the first point with data to the last
public record Coverage(int knownPoints, int windowPoints, Duration observed) {

    public static Coverage of(List<UsageSeries> series, HistoryWindow window) {
        var first = window.firstPoint();
        var step = window.stepMillis();
        var points = window.points();
        var known = new BitSet(points);
        for (var one : series) {
            var offset = (one.firstPoint() - first) / step;
            var end = Math.min(one.length(), points - offset);
            for (int index = (int) Math.max(0, -offset); index < end; index++) {
                if (UsageSeries.isPossible(one.valueAt(index))) {
                    known.set((int) offset + index);
                }
            }
        }
        var span = known.isEmpty() ? 0 : known.length() - known.nextSetBit(0);
        return new Coverage(known.cardinality(), points, window.step().multipliedBy(span));
    }

    /// Share of the window that is backed by data, 0 to 1.
    public double share() {
        return windowPoints == 0 ? 0 : (double) knownPoints / windowPoints;
    }
}
