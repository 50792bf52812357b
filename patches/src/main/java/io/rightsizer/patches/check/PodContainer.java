package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.patches.change.Leaf;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A container as a manifest declares it.
///
/// @param list `containers` or `initContainers`
record PodContainer(String list, Map<?, ?> content) {

    String name() {
        return Tree.quoted(Tree.textAt(content, "name"));
    }

    ContainerType type() {
        if (list.equals("containers")) {
            return ContainerType.APP;
        }
        return Tree.textAt(content, "restartPolicy").equals("Always") ? ContainerType.SIDECAR : ContainerType.INIT;
    }

    boolean runsWithThePod() {
        return type() != ContainerType.INIT;
    }

    /// What stands in the manifest, whatever it is.
    @Nullable
    Object written(Leaf leaf) {
        return Tree.at(content, "resources", leaf.section(), leaf.resource());
    }

    /// Empty where nothing is declared, or nothing that is a quantity.
    Optional<Amount> declared(Leaf leaf) {
        return Amount.read(leaf.resource(), written(leaf));
    }

    /// A container with a limit and no request requests its limit.
    Optional<Amount> effective(Leaf leaf) {
        return declared(leaf).or(() -> leaf.isLimit() ? Optional.empty() : declared(limitOf(leaf)));
    }

    static Leaf limitOf(Leaf leaf) {
        return Leaf.at("limits", leaf.resource());
    }

    Resources resources() {
        return new Resources(
                amounts(Leaf.CPU_REQUEST, Leaf.MEMORY_REQUEST), amounts(Leaf.CPU_LIMIT, Leaf.MEMORY_LIMIT));
    }

    private ResourceAmounts amounts(Leaf cpu, Leaf memory) {
        return new ResourceAmounts(
                declared(cpu).map(amount -> Cpu.millicores(amount.units())).orElse(null),
                declared(memory).map(amount -> Memory.bytes(amount.units())).orElse(null));
    }
}
