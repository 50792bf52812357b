package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.packing.PodGroup;
import io.rightsizer.pricing.packing.Reach;
import io.rightsizer.pricing.saving.Machines.Machine;
import io.rightsizer.pricing.spot.SpotCandidate;
import io.rightsizer.pricing.spot.SpotEligibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The pods of a workload on machines that could go, and where else they may run.
///
/// @param runningOn pods by machine
/// @param on the classes of those machines
record Movable(Placement placement, SpotEligibility spot, SortedMap<String, Integer> runningOn, Set<PoolClass> on) {

    private static final String ONE_PER_NODE = MetricLabel.of("rightsizer.io/one-per-node");

    static Movable of(Placement placement, List<Recommendation> containers, Machines machines) {
        var runningOn = new TreeMap<>(placement.pods());
        runningOn.keySet().retainAll(machines.byName().keySet());
        var on = machines.of(runningOn.keySet()).map(Machine::alike).collect(Collectors.toSet());
        return new Movable(placement, eligibility(placement, containers, provider(runningOn, machines)), runningOn, on);
    }

    private static String provider(SortedMap<String, Integer> runningOn, Machines machines) {
        return machines.of(runningOn.keySet())
                .map(machine -> machine.bill().node().key().provider())
                .findFirst()
                .orElse("");
    }

    private static SpotEligibility eligibility(Placement placement, List<Recommendation> containers, String provider) {
        var tier = containers.stream().map(Recommendation::tier).findFirst().orElse(Criticality.STANDARD);
        return SpotEligibility.of(new SpotCandidate(placement, placement.fewestPods(), tier, provider));
    }

    WorkloadId workload() {
        return placement.workload();
    }

    int count() {
        return runningOn.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// On the machines of today.
    PodGroup onToday(Requested onePod, Machines machines, PoolNames names) {
        var pools = machines.classes().stream()
                .filter(one -> reaches(one, machines))
                .map(names::of)
                .collect(Collectors.toCollection(TreeSet::new));
        return group(onePod, new Reach.Only(pools));
    }

    /// On machines bought anew.
    PodGroup inMarkets(Requested onePod) {
        return group(
                onePod,
                new Reach.Only(on.stream().map(PoolClass::market).collect(Collectors.toCollection(TreeSet::new))));
    }

    private PodGroup group(Requested onePod, Reach reach) {
        return new PodGroup(
                workload().toString(),
                onePod.cpu(),
                onePod.memory(),
                count(),
                Boolean.parseBoolean(placement.labels().getOrDefault(ONE_PER_NODE, "")),
                spot.allowsSpot(),
                reach,
                runningOn);
    }

    /// A pod may go where it runs now, and to machines that ask for nothing more: not cordoned, of the same
    /// processor, with no taint it is not known to tolerate, with the labels it selects, spot only if it may. A
    /// volume keeps it in its pools.
    private boolean reaches(PoolClass other, Machines machines) {
        return on.contains(other)
                || (!placement.ownVolume()
                        && !other.cordoned()
                        && has(PoolClass::arch, other)
                        && tolerates(other)
                        && (other.capacityType() == CapacityType.ON_DEMAND || spot.allowsSpot())
                        && isSelected(other, machines));
    }

    private <T> boolean has(Function<PoolClass, T> property, PoolClass other) {
        return on.stream().map(property).anyMatch(property.apply(other)::equals);
    }

    private boolean tolerates(PoolClass other) {
        return on.stream().anyMatch(one -> one.taints().containsAll(other.taints()));
    }

    private boolean isSelected(PoolClass other, Machines machines) {
        return placement.nodeSelector().isEmpty()
                || machines.all().stream()
                        .filter(machine -> machine.alike().equals(other))
                        .allMatch(machine -> selects(machine.node().labels()));
    }

    private boolean selects(Map<String, String> labels) {
        return placement.nodeSelector().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }
}
