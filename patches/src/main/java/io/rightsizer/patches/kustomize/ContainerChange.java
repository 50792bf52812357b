package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a patch changes in one container: only the amounts that differ from today's.
///
/// @param list the pod specification's list that declares it, `containers` or `initContainers`
/// @param current what is set today
/// @param explanation why, for people
record ContainerChange(String name, String list, Resources current, List<LeafChange> leaves, String explanation) {

    ContainerChange {
        leaves = List.copyOf(leaves);
    }

    static ContainerChange of(Container container, Resources next, String explanation) {
        var leaves = new ArrayList<LeafChange>();
        addRequests(container.current().requests(), next.requests(), leaves);
        addLimits(container.current().limits(), next.limits(), leaves);
        return new ContainerChange(
                container.name(), listOf(container.type()), container.current(), leaves, explanation);
    }

    static String listOf(ContainerType type) {
        return switch (type) {
            case APP -> "containers";
            case INIT, SIDECAR -> "initContainers";
        };
    }

    /// Why there is nothing to write; empty when there is.
    Optional<String> obstacle() {
        return leaves.isEmpty() ? Optional.of("It sets these amounts already.") : Optional.empty();
    }

    /// `cpu 500m → 250m, memory limit 1Gi → 512Mi`.
    String summary() {
        return leaves.stream().map(LeafChange::toString).collect(Collectors.joining(", "));
    }

    /// The changed part of the container's `resources`; null removes a limit.
    YamlMap resources() {
        var resources = new YamlMap();
        leaves.forEach(leaf -> resources.below(leaf.section()).with(leaf.resource(), leaf.after()));
        return resources;
    }

    /// A request that the next step does not mention stays: without one the pod would be the first to be evicted.
    private static void addRequests(ResourceAmounts before, ResourceAmounts after, List<LeafChange> leaves) {
        if (after.cpu() != null) {
            addIfChanged(new LeafChange("requests", "cpu", text(before.cpu()), text(after.cpu())), leaves);
        }
        if (after.memory() != null) {
            addIfChanged(new LeafChange("requests", "memory", text(before.memory()), text(after.memory())), leaves);
        }
    }

    private static void addLimits(ResourceAmounts before, ResourceAmounts after, List<LeafChange> leaves) {
        addIfChanged(new LeafChange("limits", "cpu", text(before.cpu()), text(after.cpu())), leaves);
        addIfChanged(new LeafChange("limits", "memory", text(before.memory()), text(after.memory())), leaves);
    }

    private static void addIfChanged(LeafChange leaf, List<LeafChange> leaves) {
        if (!Objects.equals(leaf.before(), leaf.after())) {
            leaves.add(leaf);
        }
    }

    private static @Nullable String text(@Nullable Object amount) {
        return amount == null ? null : amount.toString();
    }
}
