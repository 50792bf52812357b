package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Requests and limits in force, container by container.
final class CurrentResources {

    private static final Set<String> SIZED = Set.of("cpu", "memory");

    private final Map<ContainerKey, Resources> byContainer = new HashMap<>();
    private final Map<ContainerType, Set<ContainerKey>> seen =
            Map.of(ContainerType.APP, new TreeSet<>(), ContainerType.INIT, new TreeSet<>());

    private final SortedSet<String> impossible = new TreeSet<>();

    void addRequests(List<Fact> facts, ContainerType type) {
        for (var fact : facts) {
            var current = known(fact, type);
            byContainer.put(fact.container(), current.withRequests(with(current.requests(), fact)));
        }
    }

    void addLimits(List<Fact> facts, ContainerType type) {
        for (var fact : facts) {
            var current = known(fact, type);
            byContainer.put(fact.container(), current.withLimits(with(current.limits(), fact)));
        }
    }

    /// What the container sets; nothing where it sets nothing.
    Resources of(ContainerKey container) {
        return byContainer.getOrDefault(container, Resources.NONE);
    }

    /// Containers that a request or limit told of.
    Set<ContainerKey> seen(ContainerType type) {
        return seen.getOrDefault(type, Set.of());
    }

    /// One sentence where an amount cannot be true; its container then counts as one that asks for none.
    List<String> warnings() {
        if (impossible.isEmpty()) {
            return List.of();
        }
        var more = impossible.size() - 1;
        return List.of("kube-state-metrics gives amounts no container can have, which are taken for unknown: "
                + impossible.getFirst() + (more == 0 ? "" : ", and " + more + " more"));
    }

    private Resources known(Fact fact, ContainerType type) {
        var container = fact.container();
        seen(type).add(container);
        if (SIZED.contains(fact.label("resource")) && !Plausible.isAmount(fact.value())) {
            impossible.add(fact.label("resource") + " " + fact.value() + " of " + shown(container));
        }
        return of(container);
    }

    private static String shown(ContainerKey container) {
        return Stream.of(container.pod().namespace(), container.pod().pod(), container.container())
                .map(KubernetesNames::shown)
                .collect(Collectors.joining("/"));
    }

    private static ResourceAmounts with(ResourceAmounts amounts, Fact fact) {
        return with(amounts, fact.label("resource"), fact.value());
    }

    /// Other resources (ephemeral storage, GPUs) and impossible values leave the amounts as they are.
    static ResourceAmounts with(ResourceAmounts amounts, String resource, double value) {
        if (!Plausible.isAmount(value)) {
            return amounts;
        }
        return switch (resource) {
            case "cpu" -> amounts.withCpu(Cpu.ceilOfCores(value));
            case "memory" -> amounts.withMemory(Memory.ceilOfBytes(value));
            default -> amounts;
        };
    }
}
