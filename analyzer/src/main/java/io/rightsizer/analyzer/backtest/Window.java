package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One judged window: a container at an origin, and what each policy's alternatives did there.
///
/// @param memory what was used of it, absent where it could not be judged
/// @param cpu likewise
/// @param outcomes for each policy of the plan one outcome an alternative
record Window(
        Workload workload,
        Container container,
        Instant origin,
        @Nullable Used memory,
        @Nullable Used cpu,
        List<List<Outcome>> outcomes) {

    /// @param points of all replicas, each a grid step long
    record Used(int points, double mean, double peak) {

        static @Nullable Used of(@Nullable Levels levels) {
            return levels == null ? null : new Used(levels.points(), levels.mean(), levels.peak());
        }

        /// Slack of the level that knew the peak.
        double oracleSlack() {
            return Levels.slack(mean, peak);
        }
    }
}
