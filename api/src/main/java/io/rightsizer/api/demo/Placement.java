package io.rightsizer.api.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts each replica on the node that is least full by requests, as the scheduler would, and a pod of a DaemonSet on
/// every node. A replacement goes where its predecessor was.
final class Placement {

    private static final double GIBIBYTE = 1L << 30;

    private final List<DemoNode> nodes;
    private final Map<DemoNode, Double> filled = new HashMap<>();

    Placement(List<DemoNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /// The workload's nodes by ordinal.
    List<DemoNode> place(DemoWorkload workload, List<DemoContainer> containers) {
        if (workload.kind().name().equals("DaemonSet")) {
            return stay(nodes, containers);
        }
        var chosen = new ArrayList<DemoNode>();
        for (int ordinal = 0; ordinal < workload.plan().ordinals(); ordinal++) {
            var node =
                    nodes.stream().min(Comparator.comparingDouble(this::filled)).orElseThrow();
            fill(node, containers);
            chosen.add(node);
        }
        return chosen;
    }

    /// Nodes that something else chose.
    List<DemoNode> stay(List<DemoNode> chosen, List<DemoContainer> containers) {
        chosen.forEach(node -> fill(node, containers));
        return chosen;
    }

    private double filled(DemoNode node) {
        return filled.getOrDefault(node, 0.0);
    }

    private void fill(DemoNode node, List<DemoContainer> containers) {
        filled.merge(node, shareOf(node, containers), Double::sum);
    }

    /// The larger of its shares of CPU and memory; a request no node can hold counts as nothing.
    private static double shareOf(DemoNode node, List<DemoContainer> containers) {
        var cores = 0.0;
        var bytes = 0.0;
        for (var container : containers) {
            var requests = container.resources().requests();
            cores += requests.cpu() == null ? 0 : requests.cpu().cores();
            bytes += requests.memory() == null ? 0 : requests.memory().bytes();
        }
        var share = Math.max(
                cores / node.allocatableCores(), bytes / (node.machine().weight() * GIBIBYTE));
        return share > 1 ? 0 : share;
    }
}
