package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.patches.change.Leaf;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pod that requests more than any node has left beside its DaemonSets is never scheduled. Nodes count that the pod
/// may run on by its `nodeSelector` and tolerations; rules of affinity are not read. It must fit one node with CPU and
/// memory both.
final class FitsNode implements Rule {

    private static final List<Leaf> REQUESTS = List.of(Leaf.CPU_REQUEST, Leaf.MEMORY_REQUEST);

    @Override
    public void check(Facts facts, Findings findings) {
        facts.changes().stream()
                .filter(change -> facts.hasCode(change.name(), Code.SUSPECTED_TYPO))
                .forEach(
                        change -> findings.warn(
                                "What " + change.name()
                                        + " requests today is over ten times its peak and more than a node has: probably a typing error."));
        var rooms = rooms(facts);
        if (rooms.isEmpty()) {
            return;
        }
        var need = new Room("", wants(facts, Leaf.CPU_REQUEST), wants(facts, Leaf.MEMORY_REQUEST));
        var largest = rooms.stream().max(FitsNode::compare).orElseThrow();
        var fitting = rooms.stream().filter(room -> room.holds(need)).count();
        if (fitting > 0) {
            findings.pass("A pod requests " + need + ", which fits " + fitting + " of " + rooms.size() + " nodes.");
        } else {
            findings.objectTo(
                    !bringsNodes(facts) && REQUESTS.stream().anyMatch(leaf -> grows(leaf, facts)),
                    "A pod would request " + need + ", and the largest node it may run on, " + largest.node() + ", has "
                            + largest + " left beside its DaemonSets.");
        }
    }

    /// Karpenter may bring a larger node than any of today.
    private static boolean bringsNodes(Facts facts) {
        return facts.checked().live().state().offerings().stream()
                .anyMatch(offering -> offering.cluster().equals(facts.id().cluster()));
    }

    private static boolean grows(Leaf leaf, Facts facts) {
        return facts.after().effective(leaf).isOver(facts.before().effective(leaf));
    }

    private static Amount wants(Facts facts, Leaf leaf) {
        return facts.after().effective(leaf).plus(facts.injected(leaf));
    }

    private static int compare(Room left, Room right) {
        var memory = left.memory.compareTo(right.memory);
        return memory == 0 ? left.cpu.compareTo(right.cpu) : memory;
    }

    /// Labels of nodes are exported only where somebody asked for them, so a selector that no node seems to match is
    /// taken for unknown.
    private static List<Room> rooms(Facts facts) {
        var nodes = facts.checked().live().state().nodes().stream()
                .filter(node -> node.cluster().equals(facts.id().cluster()) && mayRunOn(node, facts))
                .toList();
        var selected = nodes.stream().filter(node -> isSelected(node, facts)).toList();
        return (selected.isEmpty() ? nodes : selected)
                .stream().flatMap(node -> room(node, facts).stream()).toList();
    }

    private static Optional<Room> room(Node node, Facts facts) {
        var cpu = node.allocatable().cpu();
        var memory = node.allocatable().memory();
        if (cpu == null || memory == null) {
            return Optional.empty();
        }
        var taken = facts.checked().live().daemonSets(node, facts.id());
        return Optional.of(new Room(
                node.name(),
                Amount.of(cpu).minus(taken.getOrDefault("cpu", Amount.none("cpu"))),
                Amount.of(memory).minus(taken.getOrDefault("memory", Amount.none("memory")))));
    }

    private static boolean isSelected(Node node, Facts facts) {
        return Tree.map(facts.after().spec().get("nodeSelector")).entrySet().stream()
                .allMatch(wanted -> Objects.equals(
                        node.labels().get(MetricLabel.of(Tree.text(wanted.getKey()))), Tree.text(wanted.getValue())));
    }

    private static boolean mayRunOn(Node node, Facts facts) {
        var tolerations = Tree.list(facts.after().spec().get("tolerations"));
        return (node.schedulable() || facts.kind().equals("DaemonSet"))
                && node.taints().stream()
                        .filter(taint -> !taint.effect().equals("PreferNoSchedule"))
                        .allMatch(taint -> tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint)));
    }

    private static boolean tolerates(@Nullable Object toleration, Node.Taint taint) {
        var key = Tree.textAt(toleration, "key");
        var effect = Tree.textAt(toleration, "effect");
        var exists = Tree.textAt(toleration, "operator").equals("Exists");
        return (effect.isEmpty() || effect.equals(taint.effect()))
                && (key.isEmpty() ? exists : key.equals(taint.key()))
                && (exists || Tree.textAt(toleration, "value").equals(taint.value()));
    }

    /// `cpu 1500m and memory 2Gi`.
    private record Room(String node, Amount cpu, Amount memory) {

        boolean holds(Room need) {
            return !need.cpu.isOver(cpu) && !need.memory.isOver(memory);
        }

        @Override
        public String toString() {
            return "cpu " + cpu + " and memory " + NewLimit.shown(memory);
        }
    }
}
