package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.Margins;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Instant;
import java.util.List;

/// Picks which of a policy's alternatives counts. It learns from trials inside the fit window alone, so that a choice
/// knows nothing of the weeks it is judged on.
public interface Chooser {

    /// The first alternative, and no promise.
    Chooser FIRST = new Chooser() {
        @Override
        public void learn(Instant origin, Workload workload, Container container, List<Outcome> inner) {}

        @Override
        public Choice choose(Instant origin, Workload workload, Container container) {
            return new Choice(new Margins(0, 0), 0);
        }
    };

    /// Told of every container that has enough usage before `origin` to be fitted and judged there.
    ///
    /// @param inner how each alternative did when fitted on the first part of the fit window and judged on
    ///     the rest, in the proportion of fit to test
    void learn(Instant origin, Workload workload, Container container, List<Outcome> inner);

    /// Asked once everything was learned.
    Choice choose(Instant origin, Workload workload, Container container);

    /// @param statedRisk the promised share of windows above the memory limit; 0 where nothing is promised
    record Choice(Margins margins, double statedRisk) {}
}
