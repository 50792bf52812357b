package io.rightsizer.patches.change;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The amounts below a container's `resources` that a patch may set, in the order in which they are written.
public enum Leaf {
    CPU_REQUEST("requests", "cpu"),
    MEMORY_REQUEST("requests", "memory"),
    CPU_LIMIT("limits", "cpu"),
    MEMORY_LIMIT("limits", "memory");

    private final String section;
    private final String resource;

    Leaf(String section, String resource) {
        this.section = section;
        this.resource = resource;
    }

    /// @throws IllegalArgumentException for any other place
    public static Leaf at(String section, String resource) {
        return Arrays.stream(values())
                .filter(leaf -> leaf.section.equals(section) && leaf.resource.equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + section + "/" + resource + "' is never written"));
    }

    /// `requests` or `limits`.
    public String section() {
        return section;
    }

    /// `cpu` or `memory`.
    public String resource() {
        return resource;
    }

    public boolean isLimit() {
        return this == CPU_LIMIT || this == MEMORY_LIMIT;
    }

    /// CPU and memory of this leaf's section.
    public ResourceAmounts sectionOf(Resources resources) {
        return isLimit() ? resources.limits() : resources.requests();
    }

    /// The canonical quantity, absent when nothing is set.
    @Nullable
    public String of(Resources resources) {
        var amounts = sectionOf(resources);
        var amount = resource.equals("cpu") ? amounts.cpu() : amounts.memory();
        return amount == null ? null : amount.toString();
    }

    /// @throws IllegalArgumentException when it is no quantity
    /// @throws ArithmeticException when it is larger than any computer
    public String canonical(String quantity) {
        return resource.equals("cpu")
                ? Cpu.parse(quantity).toString()
                : Memory.parse(quantity).toString();
    }

    /// `cpu`, `memory limit`.
    @Override
    public String toString() {
        return isLimit() ? resource + " limit" : resource;
    }
}
