package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One container of a simulated workload: what it asks for and what it really uses.
///
/// @param cpu cores it would use; a CPU limit cuts it
/// @param memory working set in bytes
/// @param restarts why and how often it restarts; absent when it never does
/// @param memoryKillEvery how often the kernel kills one of its processes for memory while the container itself lives
/// on; absent when never
/// @param heap bytes of Java heap used, with the heap's maximum; absent when it is not a JVM
record DemoContainer(
        String name,
        ContainerType type,
        String image,
        Resources resources,
        Signal cpu,
        Signal memory,
        @Nullable Restarts restarts,
        @Nullable Duration memoryKillEvery,
        @Nullable Heap heap) {

    static final double MEBIBYTE = 1024 * 1024;

    /// @param reason as Kubernetes names it: `OOMKilled`, `Error`
    record Restarts(Duration every, String reason) {}

    /// @param used bytes in use, swinging with garbage collection
    /// @param max bytes, `-Xmx` or the share of the limit
    record Heap(Signal used, double max) {}

    static DemoContainer app(String name, String image, Signal cpu, Signal memory) {
        return new DemoContainer(name, ContainerType.APP, image, Resources.NONE, cpu, memory, null, null, null);
    }

    DemoContainer as(ContainerType other) {
        return new DemoContainer(name, other, image, resources, cpu, memory, restarts, memoryKillEvery, heap);
    }

    /// Quantities as in a manifest; an empty one is absent.
    DemoContainer requesting(String cpuRequest, String memoryRequest) {
        return with(new Resources(amounts(cpuRequest, memoryRequest), resources.limits()));
    }

    /// Quantities as in a manifest; an empty one is absent.
    DemoContainer limitedTo(String cpuLimit, String memoryLimit) {
        return with(new Resources(resources.requests(), amounts(cpuLimit, memoryLimit)));
    }

    /// Another version of the same program.
    DemoContainer using(Signal otherCpu, Signal otherMemory) {
        return new DemoContainer(name, type, image, resources, otherCpu, otherMemory, restarts, memoryKillEvery, heap);
    }

    DemoContainer restarting(Duration every, String reason) {
        var often = new Restarts(every, reason);
        return new DemoContainer(name, type, image, resources, cpu, memory, often, memoryKillEvery, heap);
    }

    DemoContainer losingProcesses(Duration every) {
        return new DemoContainer(name, type, image, resources, cpu, memory, restarts, every, heap);
    }

    DemoContainer withHeap(Signal used, double max) {
        var jvm = new Heap(used, max);
        return new DemoContainer(name, type, image, resources, cpu, memory, restarts, memoryKillEvery, jvm);
    }

    private DemoContainer with(Resources other) {
        return new DemoContainer(name, type, image, other, cpu, memory, restarts, memoryKillEvery, heap);
    }

    private static ResourceAmounts amounts(String cpu, String memory) {
        return new ResourceAmounts(
                cpu.isEmpty() ? null : Cpu.parse(cpu), memory.isEmpty() ? null : Memory.parse(memory));
    }

    /// Cores used: under a CPU limit the kernel's scheduler gives no more.
    double coresAt(long second, ContainerRun run) {
        var wanted = Math.max(0, cpu.at(second, run));
        var limit = resources.limits().cpu();
        return limit == null ? wanted : Math.min(wanted, limit.cores());
    }

    /// Whole pages of 4 KiB.
    double bytesAt(long second, ContainerRun run) {
        return Math.max(1, Math.floor(memory.at(second, run) / 4096)) * 4096;
    }

    /// Share of the scheduler's 100 ms periods in which the limit stopped the container: none well below the limit and
    /// most at it, because a minute's mean hides the bursts within it.
    double throttledShareAt(long second, ContainerRun run) {
        var limit = resources.limits().cpu();
        if (limit == null) {
            return 0;
        }
        var load = Math.clamp(cpu.at(second, run) / limit.cores(), 0, 1.5);
        var pressed = Math.max(0, load - 0.6);
        return Math.min(0.9, 1.6 * pressed * pressed);
    }
}
