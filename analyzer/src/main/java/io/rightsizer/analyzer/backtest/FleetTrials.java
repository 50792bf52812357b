package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.Examined;
import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Promise;
import io.rightsizer.analyzer.recommendation.SizingRules;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The backtest inside a scan: every container that is to be sized by the calibrated policy is fitted on the first two
/// thirds of its window and judged on the last, the proportion of two weeks that size the next one.
public final class FleetTrials {

    private static final String PEER = "krr-simple";

    private final HistoryWindow window;
    private final Instant origin;
    private final Calibration calibration;
    private final Map<Place, OwnRecord> records = new HashMap<>();

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
            var members = outcomes(CalibratedPolicy.NAME, trial, observed, settings);
            calibration.learn(window.to(), observed.workload(), observed.container(), members);
            remember(
                    observed, members, outcomes(PEER, trial, observed, settings).getFirst());
        }
    }

    private static List<Outcome> outcomes(
            String policy, Trial trial, Collected.Observed observed, SizingSettings settings) {
        return trial.outcomes(Policies.named(policy), observed.container().current(), settings.policySettings());
    }

    private void remember(Collected.Observed observed, List<Outcome> members, Outcome peer) {
        var learned = Duration.between(window.from(), origin);
        var judged = Duration.between(origin, window.to());
        var record = OwnRecord.of(learned, judged, members, peer.memory());
        if (record != null) {
            records.put(Place.of(observed.workload(), observed.container()), record);
        }
    }

    /// The margins the fleet needs, and how they did on the container's own past; to be asked once all were added.
    public Promise promise(Examined examined) {
        var promise = calibration.promise(window.to(), examined.workload());
        var record = records.get(Place.of(examined.workload(), examined.container()));
        return record == null
                ? promise
                : promise.withOwnRecord(record.sentence(promise.margins().memory()));
    }

    /// How the aims were kept, for the fleet, its tiers and its namespaces.
    public List<RiskRow> risks() {
        return calibration.risks(window.to());
    }

    private record Place(WorkloadId workload, ContainerType type, String container) {

        static Place of(Workload workload, Container container) {
            return new Place(workload.id(), container.type(), container.name());
        }
    }
}
