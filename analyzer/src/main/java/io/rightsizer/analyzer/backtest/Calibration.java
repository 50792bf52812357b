package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.Promise;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Learns from inner trials, fitted and judged inside the history a policy may see, which margins the fleet needs. One
/// calibration can hold several moments; what is learned at one tells nothing at another.
public final class Calibration implements Chooser {

    private final RiskAims aims;
    private final Duration fit;
    private final Map<Instant, Fleet> fleets = new HashMap<>();

    /// @param fit how much history the policy will see when it uses the margins
    public Calibration(RiskAims aims, Duration fit) {
        this.aims = aims;
        this.fit = fit;
    }

    @Override
    public void learn(Instant origin, Workload workload, Container container, List<Outcome> inner) {
        if (inner.size() >= CalibratedPolicy.memoryAlternatives()) {
            fleets.computeIfAbsent(origin, _ -> new Fleet()).tally.add(workload.id(), inner);
        }
    }

    @Override
    public Choice choose(Instant origin, Workload workload, Container container) {
        var promise = promise(origin);
        return new Choice(promise.margins(), promise.memoryRisk());
    }

    /// The margins of the fleet at `origin` and the risk that goes with them.
    public Promise promise(Instant origin) {
        var fleet = fleets.computeIfAbsent(origin, _ -> new Fleet());
        if (fleet.promise == null) {
            fleet.promise = new Selection(fleet.tally, aims, fit).promise();
        }
        return fleet.promise;
    }

    /// What was learned at one moment, and what follows once it is asked for.
    private static final class Fleet {

        private final GridTally tally = new GridTally();
        private @Nullable Promise promise;
    }
}
