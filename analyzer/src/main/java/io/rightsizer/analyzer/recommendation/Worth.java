package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import org.jspecify.annotations.Nullable;

/// Whether a step is worth a rollout: it raises something far enough, or it lowers a request far enough and saves more
/// than a rollout is worth. A lower limit alone saves nothing.
///
/// Prices are OpenCost's defaults for nodes it knows nothing of, 0.031611 $ a core and 0.004237 $ a GiB an hour: good
/// enough to tell cents from dollars.
record Worth(Subject subject, Step step) {

    private static final double HOURS_PER_MONTH = 730;
    private static final double CORE = 0.031611 * HOURS_PER_MONTH;
    private static final double GIBIBYTE = 0.004237 * HOURS_PER_MONTH;

    boolean isEnough() {
        var cpu = cpu();
        var memory = memory();
        var raises = cpu.raises(subject.cpuToday(), step.cpu(), subject.isThrottled())
                || memory.raises(subject.memoryToday(), step.memory(), subject.isOomKilled());
        var lowers = cpu.lowersRequest(subject.cpuToday(), step.cpu())
                || memory.lowersRequest(subject.memoryToday(), step.memory());
        return raises || (lowers && monthlySaving() >= subject.guardrails().minSaving());
    }

    private Worthwhile<Cpu> cpu() {
        return new Worthwhile<>(
                subject.guardrails().minChange(), subject.guardrails().minCpuChange(), Cpu::millicores);
    }

    private Worthwhile<Memory> memory() {
        return new Worthwhile<>(
                subject.guardrails().minChange(), subject.guardrails().minMemoryChange(), Memory::bytes);
    }

    /// What all replicas together request less, in dollars a month.
    private double monthlySaving() {
        var cores = cores(subject.cpuToday().request()) - cores(step.cpu().request());
        var gibibytes = gibibytes(subject.memoryToday().request())
                - gibibytes(step.memory().request());
        return Math.max(1, subject.workload().replicas()) * (cores * CORE + gibibytes * GIBIBYTE);
    }

    private static double cores(@Nullable Cpu cpu) {
        return cpu == null ? 0 : cpu.cores();
    }

    private static double gibibytes(@Nullable Memory memory) {
        return memory == null ? 0 : (double) memory.bytes() / (1L << 30);
    }
}
