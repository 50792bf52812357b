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
import java.util.ArrayList;
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
        return sum(runningOn);
    }

    private static int sum(SortedMap<String, Integer> pods) {
        return pods.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// On the machines of today.
    PodGroup onToday(Requested onePod, Machines machines, PoolNames names) {
        var pools = machines.classes().stream()
                .filter(one -> reaches(one, machines))
                .map(names::of)
                .collect(Collectors.toCollection(TreeSet::new));
        return group(workload().toString(), onePod, new Reach.Only(pools), runningOn);
    }

    /// On machines bought anew, which stand where its pods are today: what keeps them in a region, their data or those
    /// they serve, no label tells.
    List<PodGroup> inMarkets(Requested onePod, Machines machines) {
        var markets = on.stream()
                .collect(Collectors.groupingBy(
                        PoolClass::region,
                        TreeMap::new,
                        Collectors.mapping(PoolClass::market, Collectors.toCollection(TreeSet::new))));
        var groups = new ArrayList<PodGroup>();
        markets.forEach((region, here) -> {
            var id = markets.size() == 1 ? workload().toString() : workload() + " in " + region;
            groups.add(group(id, onePod, new Reach.Only(here), runningIn(region, machines)));
        });
        return groups;
    }

    private SortedMap<String, Integer> runningIn(String region, Machines machines) {
        var here = new TreeMap<>(runningOn);
        here.keySet().removeIf(node -> machines.of(List.of(node))
                .noneMatch(machine -> machine.alike().region().equals(region)));
        return here;
    }

    private PodGroup group(String id, Requested onePod, Reach reach, SortedMap<String, Integer> pods) {
        return new PodGroup(
                id,
                onePod.cpu(),
                onePod.memory(),
                sum(pods),
                Boolean.parseBoolean(placement.labels().getOrDefault(ONE_PER_NODE, "")),
                spot.allowsSpot(),
                reach,
                pods);
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
