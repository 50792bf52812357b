package io.rightsizer.pricing.perpod;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.perpod.PodSize.Billed;
import io.rightsizer.pricing.perpod.PodSize.TooLarge;

/// Sizes of pods on GKE Autopilot, general-purpose class
/// (<https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests>). A request below the
/// minimum is raised to it; without bursting CPU comes in quarters of a core; and a pod has between 1 and 6.5 GiB of
/// memory a core, so that whichever is short is raised.
///
/// Left out, because their rules could not be checked or differ: other compute classes, GPUs, DaemonSets (smaller
/// minimums), pods with anti-affinity or extended duration (larger ones), ephemeral storage, and how GKE divides what
/// it adds among the containers of a pod, which does not change the sum.
public final class Autopilot {

    /// Whether a cluster lets pods use more than they request, as it does when made with 1.30.2 or later.
    public enum Bursting {
        ON(Cpu.millicores(50), Memory.mebibytes(52), Cpu.millicores(1)),
        OFF(Cpu.millicores(250), Memory.mebibytes(512), Cpu.millicores(250));

        private final Cpu leastCpu;
        private final Memory leastMemory;
        private final Cpu step;

        Bursting(Cpu leastCpu, Memory leastMemory, Cpu step) {
            this.leastCpu = leastCpu;
            this.leastMemory = leastMemory;
            this.step = step;
        }
    }

    private static final Cpu DEFAULT_CPU = Cpu.millicores(500);
    private static final Memory DEFAULT_MEMORY = Memory.mebibytes(2048);
    private static final Cpu MOST_CPU = Cpu.millicores(30_000);
    private static final Memory MOST_MEMORY = Memory.mebibytes(110 * 1024);

    private Autopilot() {}

    /// @param pod what one pod requests, as [io.rightsizer.pricing.RequestedTotals#ofOnePod] adds it up; a pod that
    ///     requests nothing at all gets half a core and 2 GiB
    public static PodSize size(Requested pod, Bursting bursting) {
        if (pod.cpu().compareTo(MOST_CPU) > 0 || pod.memory().compareTo(MOST_MEMORY) > 0) {
            return tooLarge(pod);
        }
        var asked = orDefault(pod);
        var memory = Memory.max(asked.memory(), bursting.leastMemory);
        var cpu = Cpu.max(Cpu.max(asked.cpu(), bursting.leastCpu), coresFor(memory))
                .roundedUpTo(bursting.step);
        return cpu.compareTo(MOST_CPU) > 0 ? tooLarge(pod) : new Billed(cpu, Memory.max(memory, oneGibibyteEach(cpu)));
    }

    private static Requested orDefault(Requested pod) {
        return pod.cpu().equals(Cpu.ZERO) && pod.memory().equals(Memory.ZERO)
                ? new Requested(DEFAULT_CPU, DEFAULT_MEMORY)
                : pod;
    }

    /// The fewest cores that may go with so much memory, which is 6.5 GiB a core: 2000 millicores for 13 GiB.
    private static Cpu coresFor(Memory memory) {
        return Cpu.millicores(Math.ceilDiv(memory.bytes() * 2000, 13L << 30));
    }

    private static Memory oneGibibyteEach(Cpu cpu) {
        return Memory.bytes(Math.ceilDiv(cpu.millicores() << 30, 1000));
    }

    private static TooLarge tooLarge(Requested pod) {
        return new TooLarge("Autopilot's general-purpose class has pods of at most 30 vCPU and 110 GiB; this one"
                + " requests " + pod.cpu() + " CPU and " + pod.memory() + " memory");
    }
}
