package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.Promise;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Learns from inner trials, fitted and judged inside the history a policy may see, which margins the fleet needs. One
/// calibration can hold several moments; what is learned at one tells nothing at another.
///
/// Each tier has its own aim. A tier of enough workloads is judged by its own record, a smaller one by the fleet's.
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
        fleetAt(origin).learn(workload, inner);
    }

    @Override
    public Choice choose(Instant origin, Workload workload, Container container) {
        var promise = promise(origin, workload);
        return new Choice(promise.margins(), promise.memoryRisk());
    }

    /// The margins of the workload's tier at `origin` and the risk that goes with them.
    public Promise promise(Instant origin, Workload workload) {
        return fleetAt(origin).promise(workload.criticality());
    }

    /// Aimed against realised risk at `origin`: the fleet first, then its tiers, then its namespaces.
    public List<RiskRow> risks(Instant origin) {
        return fleetAt(origin).risks();
    }

    private Fleet fleetAt(Instant origin) {
        return fleets.computeIfAbsent(origin, _ -> new Fleet());
    }

    /// What was learned at one moment, and what follows once it is asked for.
    private final class Fleet {

        private final GridTally all = new GridTally();
        private final Map<Criticality, GridTally> tiers = new EnumMap<>(Criticality.class);
        private final SortedMap<String, Map<Criticality, GridTally>> namespaces = new TreeMap<>();
        private final Map<Criticality, Promise> promises = new EnumMap<>(Criticality.class);

        void learn(Workload workload, List<Outcome> inner) {
            var tier = workload.criticality();
            all.add(workload.id(), inner);
            tiers.computeIfAbsent(tier, _ -> new GridTally()).add(workload.id(), inner);
            namespaces
                    .computeIfAbsent(workload.id().namespace(), _ -> new EnumMap<>(Criticality.class))
                    .computeIfAbsent(tier, _ -> new GridTally())
                    .add(workload.id(), inner);
        }

        Promise promise(Criticality tier) {
            return promises.computeIfAbsent(tier, this::select);
        }

        private Promise select(Criticality tier) {
            var own = tiers.getOrDefault(tier, all);
            var enough = own.workloads() >= Selection.LEAST_WORKLOADS;
            return new Selection(enough ? own : all, aims.of(tier), fit).promise();
        }

        List<RiskRow> risks() {
            var rows = new ArrayList<RiskRow>();
            if (tiers.isEmpty()) {
                return rows;
            }
            rows.add(row("fleet", tiers));
            if (tiers.size() > 1) {
                tiers.forEach((tier, tally) -> rows.add(row("tier " + tier.label(), Map.of(tier, tally))));
            }
            namespaces.forEach((namespace, tallies) -> rows.add(row("namespace " + namespace, tallies)));
            return rows;
        }

        /// Each tier of the part under its own margins.
        private RiskRow row(String scope, Map<Criticality, GridTally> part) {
            var memory = new Mean();
            var stated = new Mean();
            var cpu = new Mean();
            var cpuAimed = new Mean();
            var exceeded = 0;
            for (var each : part.entrySet()) {
                var tally = each.getValue();
                var promise = promise(each.getKey());
                var aim = aims.of(each.getKey());
                memory.add(aim.memory(), tally.memoryWindows());
                stated.add(promise.memoryRisk(), tally.memoryWindows());
                cpuAimed.add(aim.cpu(), tally.cpuWindows());
                cpu.add(tally.above(promise.margins().cpu()), tally.cpuWindows());
                exceeded += tally.violations(promise.margins().memory());
            }
            return new RiskRow(
                    scope,
                    all.workloads() >= Selection.LEAST_WORKLOADS,
                    memory.value(),
                    stated.value(),
                    memory.weight(),
                    exceeded,
                    cpuAimed.value(),
                    cpu.value());
        }
    }

    /// A weighted mean; 0 of nothing.
    private static final class Mean {

        private double sum;
        private int weight;

        void add(double value, int count) {
            sum += value * count;
            weight += count;
        }

        double value() {
            return weight == 0 ? 0 : sum / weight;
        }

        int weight() {
            return weight;
        }
    }
}
