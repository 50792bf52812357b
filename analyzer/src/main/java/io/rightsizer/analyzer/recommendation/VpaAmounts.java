package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import org.jspecify.annotations.Nullable;

/// What the Vertical Pod Autoscaler would publish for a container: its target and the bounds between which it leaves a
/// pod alone. An amount is absent where nothing was seen, and where history is too short for an upper bound.
final class VpaAmounts {

    /// The autoscaler's minimum is for the pod; a policy sees one container of it and keeps the whole.
    private static final int CONTAINERS = 1;

    static final ResourceAmounts LEAST = new ResourceAmounts(
            Cpu.millicores(VpaEstimate.perContainer(VpaEstimate.LEAST_MILLICORES, CONTAINERS)),
            Memory.bytes(VpaEstimate.perContainer(VpaEstimate.LEAST_BYTES, CONTAINERS)));

    private final VpaHistograms usage;
    private final ResourceAmounts least;

    /// @param least the autoscaler's minimum, or none
    VpaAmounts(Seen seen, Resources current, ResourceAmounts least) {
        this.usage = seen.vpa(Ask.ofMemory(current).admitted().request());
        this.least = least;
    }

    boolean sawCpu() {
        return !usage.cpu().isEmpty();
    }

    boolean sawMemory() {
        return !usage.memory().isEmpty();
    }

    boolean killed() {
        return usage.killed();
    }

    /// How much of the history the autoscaler would trust, in days.
    double confidence() {
        return usage.confidence();
    }

    @Nullable
    Cpu cpu(VpaEstimate estimate) {
        var minimum = least.cpu() == null ? 0 : least.cpu().millicores();
        var millicores = estimate.of(share -> usage.cpu().percentile(share) * 1000, usage.confidence(), minimum);
        return sawCpu() && millicores < VpaEstimate.MOST ? Cpu.millicores(millicores) : null;
    }

    @Nullable
    Memory memory(VpaEstimate estimate) {
        var minimum = least.memory() == null ? 0 : least.memory().bytes();
        var bytes = estimate.of(usage.memory()::percentile, usage.confidence(), minimum);
        return sawMemory() && bytes < VpaEstimate.MOST ? Memory.bytes(bytes) : null;
    }
}
