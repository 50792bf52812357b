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
import java.util.TreeSet;

/// Requests and limits in force, container by container.
final class CurrentResources {

    /// Beyond any machine; a larger value is not an amount of anything.
    private static final double ABSURD = 1e15;

    private final Map<ContainerKey, Resources> byContainer = new HashMap<>();
    private final Map<ContainerType, Set<ContainerKey>> seen =
            Map.of(ContainerType.APP, new TreeSet<>(), ContainerType.INIT, new TreeSet<>());

    void addRequests(List<Fact> facts, ContainerType type) {
        for (var fact : facts) {
            var current = known(fact.container(), type);
            byContainer.put(fact.container(), current.withRequests(with(current.requests(), fact)));
        }
    }

    void addLimits(List<Fact> facts, ContainerType type) {
        for (var fact : facts) {
            var current = known(fact.container(), type);
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

    private Resources known(ContainerKey container, ContainerType type) {
        seen(type).add(container);
        return of(container);
    }

    private static ResourceAmounts with(ResourceAmounts amounts, Fact fact) {
        return with(amounts, fact.label("resource"), fact.value());
    }

    /// Other resources (ephemeral storage, GPUs) and impossible values leave the amounts as they are.
    static ResourceAmounts with(ResourceAmounts amounts, String resource, double value) {
        if (!(value >= 0 && value <= ABSURD)) {
            return amounts;
        }
        return switch (resource) {
            case "cpu" -> amounts.withCpu(Cpu.ceilOfCores(value));
            case "memory" -> amounts.withMemory(Memory.ceilOfBytes(value));
            default -> amounts;
        };
    }
}
