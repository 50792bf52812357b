package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.Examined;
import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Promise;
import io.rightsizer.analyzer.recommendation.SizingRules;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Instant;

/// The backtest inside a scan: every container that is to be sized by the calibrated policy is fitted on the first two
/// thirds of its window and judged on the last, the proportion of two weeks that size the next one.
public final class FleetTrials {

    private final HistoryWindow window;
    private final Instant origin;
    private final Calibration calibration;

    public FleetTrials(RiskAims aims, HistoryWindow window) {
        this.window = window;
        this.origin = window.to().minus(window.length().dividedBy(3));
        this.calibration = new Calibration(aims, window.length());
    }

    /// Fits and judges one container; nothing of its history is kept.
    public void add(Collected collected, SizingRules rules) {
        if (collected instanceof Collected.Observed observed) {
            var settings = rules.settingsFor(observed.workload());
            if (settings.policy().equals(CalibratedPolicy.NAME)) {
                learn(observed, settings);
            }
        }
    }

    private void learn(Collected.Observed observed, SizingSettings settings) {
        var history = observed.history();
        var trial = Trial.of(history.between(window.from(), origin), history.between(origin, window.to()));
        if (trial.isJudged()) {
            var current = observed.container().current();
            var outcomes = trial.outcomes(Policies.named(CalibratedPolicy.NAME), current, settings.policySettings());
            calibration.learn(window.to(), observed.workload(), observed.container(), outcomes);
        }
    }

    /// The margins the fleet needs; to be asked once all were added.
    public Promise promise(Examined examined) {
        return calibration.promise(window.to());
    }
}
