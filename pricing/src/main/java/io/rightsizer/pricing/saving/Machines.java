package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.packing.ExistingNode;
import io.rightsizer.pricing.packing.Room;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The machines of a cluster that could go or be exchanged, and what runs on each of them in any case.
///
/// @param byName in the order of the bill
/// @param left why by name, of machines that stay whatever happens
record Machines(Map<String, Machine> byName, Map<String, String> left) {

    /// The default of kubelets, where a node does not say
    /// (<https://kubernetes.io/docs/setup/best-practices/cluster-large/>).
    private static final int USUAL_PODS = 110;

    private static final Set<String> CONTROL_PLANE =
            Set.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    private static final Set<String> CONTROL_PLANE_LABELS =
            CONTROL_PLANE.stream().map(MetricLabel::of).collect(Collectors.toSet());

    /// @param room beside the pods of daemonsets
    record Machine(NodeBill bill, PoolClass alike, Room room) {

        Node node() {
            return bill.node().node();
        }

        ExistingNode existing(PoolNames names) {
            return new ExistingNode(
                    node().name(),
                    names.of(alike),
                    bill.node().key().zone(),
                    alike.capacityType(),
                    room,
                    bill.effective());
        }
    }

    /// @param onePod what a pod of a workload requests today
    static Machines of(List<NodeBill> bills, List<Placement> placements, Function<WorkloadId, Requested> onePod) {
        var left = new LinkedHashMap<String, String>();
        var byName = new LinkedHashMap<String, Machine>();
        for (var bill : bills) {
            var node = bill.node().node();
            var alike = PoolClass.of(node, bill.node().key());
            whyLeft(node)
                    .ifPresentOrElse(
                            why -> left.put(node.name(), why),
                            () -> byName.put(node.name(), new Machine(bill, alike, room(node, placements, onePod))));
        }
        return new Machines(byName, left);
    }

    private static Optional<String> whyLeft(Node node) {
        if (node.taints().stream().anyMatch(taint -> CONTROL_PLANE.contains(taint.key()))
                || CONTROL_PLANE_LABELS.stream().anyMatch(node.labels()::containsKey)) {
            return Optional.of("runs the control plane");
        }
        if (NodeKeys.isFargate(node) || NodeKeys.isAutopilot(node)) {
            return Optional.of("is paid by the pod");
        }
        return node.allocatable().cpu() == null || node.allocatable().memory() == null
                ? Optional.of("its size is not told")
                : Optional.empty();
    }

    private static Room room(Node node, List<Placement> placements, Function<WorkloadId, Requested> onePod) {
        var amounts = node.allocatable();
        var whole = new Room(
                amounts.cpu() == null ? Cpu.ZERO : amounts.cpu(),
                amounts.memory() == null ? Memory.ZERO : amounts.memory(),
                node.maxPods() > 0 ? node.maxPods() : USUAL_PODS);
        return whole.without(Rooms.sum(placements.stream()
                .filter(Machines::staysWithItsNode)
                .filter(placement -> placement.pods().containsKey(node.name()))
                .map(placement -> Rooms.of(
                        onePod.apply(placement.workload()), placement.pods().getOrDefault(node.name(), 0)))));
    }

    /// Daemonsets and static pods come and go with their node.
    static boolean staysWithItsNode(Placement placement) {
        return placement.workload().kind().equals(WorkloadKind.DAEMON_SET) || isStatic(placement);
    }

    /// Its owner is the node itself.
    private static boolean isStatic(Placement placement) {
        return placement.workload().kind().name().equals("Node");
    }

    /// What a new machine would have to run for itself: the daemonsets that at least half of the machines have, and the
    /// static pods of an average one.
    Room overhead(List<Placement> placements, Function<WorkloadId, Requested> onePod) {
        var daemonSets = placements.stream()
                .filter(placement -> staysWithItsNode(placement) && !isStatic(placement))
                .filter(placement -> 2L * here(placement) >= byName.size())
                .map(placement -> Rooms.of(onePod.apply(placement.workload()), 1));
        var staticPods = Rooms.sum(placements.stream()
                .filter(Machines::isStatic)
                .map(placement -> Rooms.of(onePod.apply(placement.workload()), pods(placement))));
        return Rooms.sum(Stream.concat(daemonSets, Stream.of(Rooms.share(staticPods, byName.size()))));
    }

    private int pods(Placement placement) {
        return placement.pods().entrySet().stream()
                .filter(pods -> byName.containsKey(pods.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private long here(Placement placement) {
        return placement.pods().keySet().stream().filter(byName::containsKey).count();
    }

    /// Those that some pods run on.
    Stream<Machine> of(Collection<String> nodes) {
        return nodes.stream().flatMap(name -> Stream.ofNullable(byName.get(name)));
    }

    Set<PoolClass> classes() {
        return byName.values().stream().map(Machine::alike).collect(Collectors.toSet());
    }

    /// Where machines of a class stand, as far as their labels tell.
    SortedSet<String> zones(PoolClass alike) {
        return byName.values().stream()
                .filter(machine -> machine.alike().equals(alike))
                .map(machine -> machine.bill().node().key().zone())
                .filter(zone -> !zone.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Collection<Machine> all() {
        return byName.values();
    }
}
