package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// What bounds a container from outside: LimitRanges of its namespace and the nodes of its cluster.
final class ClusterRules {

    private final Map<Place, NamespaceRules> namespaces = new HashMap<>();
    private final Map<String, ResourceAmounts> largestNodes = new HashMap<>();

    static ClusterRules read(KubeFacts facts, List<Fact> allocatable) throws IOException {
        var rules = new ClusterRules();
        for (var fact : facts.recently(KubeMetric.LIMIT_RANGE)) {
            if (fact.label("type").equals("Container")) {
                rules.namespaces.merge(fact.place(), rule(fact), ClusterRules::stricter);
            }
        }
        for (var fact : allocatable) {
            rules.largestNodes.merge(fact.place().cluster(), amount(fact), ClusterRules::larger);
        }
        return rules;
    }

    NamespaceRules of(Place place) {
        return namespaces.getOrDefault(place, NamespaceRules.NONE);
    }

    /// The most CPU and the most memory any node of the cluster offers, each for itself: what exceeds it fits nowhere.
    ResourceAmounts largestNode(String cluster) {
        return largestNodes.getOrDefault(cluster, ResourceAmounts.NONE);
    }

    private static NamespaceRules rule(Fact fact) {
        var amount = amount(fact);
        var none = ResourceAmounts.NONE;
        return switch (fact.label("constraint")) {
            case "min" -> new NamespaceRules(amount, none, none);
            case "max" -> new NamespaceRules(none, amount, none);
            case "default" -> new NamespaceRules(none, none, amount);
            default -> NamespaceRules.NONE;
        };
    }

    private static ResourceAmounts amount(Fact fact) {
        return CurrentResources.with(ResourceAmounts.NONE, fact.label("resource"), fact.value());
    }

    /// A container must satisfy every LimitRange of its namespace.
    private static NamespaceRules stricter(NamespaceRules one, NamespaceRules two) {
        return new NamespaceRules(
                larger(one.min(), two.min()),
                smaller(one.max(), two.max()),
                smaller(one.defaultLimits(), two.defaultLimits()));
    }

    private static ResourceAmounts larger(ResourceAmounts one, ResourceAmounts two) {
        return new ResourceAmounts(
                either(one.cpu(), two.cpu(), Cpu::max), either(one.memory(), two.memory(), Memory::max));
    }

    private static ResourceAmounts smaller(ResourceAmounts one, ResourceAmounts two) {
        return new ResourceAmounts(
                either(one.cpu(), two.cpu(), Cpu::min), either(one.memory(), two.memory(), Memory::min));
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T two, BinaryOperator<T> choice) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return choice.apply(one, two);
    }
}
