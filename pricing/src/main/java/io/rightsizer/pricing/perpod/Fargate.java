package io.rightsizer.pricing.perpod;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.perpod.PodSize.Billed;
import io.rightsizer.pricing.perpod.PodSize.TooLarge;
import java.util.List;

/// Sizes of pods on EKS Fargate (<https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html>):
/// the larger of the largest init container and the sum of the others, 256 MB more of memory for kubelet, kube-proxy
/// and containerd, rounded up to the next size there is. A GB is 1024 MiB, as in the task definitions of Fargate.
///
/// Storage beyond the 20 GB that come with a pod, Windows and Spot (which EKS does not have) are not looked at.
public final class Fargate {

    private static final Memory FOR_THE_NODE = Memory.mebibytes(256);
    private static final long GIBIBYTE = 1L << 30;

    /// @param step from one amount of memory to the next
    private record Tier(Cpu cpu, Memory least, Memory most, Memory step) {

        static Tier of(long millicores, long least, long most, long step) {
            return new Tier(
                    Cpu.millicores(millicores),
                    Memory.bytes(least * GIBIBYTE),
                    Memory.bytes(most * GIBIBYTE),
                    Memory.bytes(step * GIBIBYTE));
        }

        boolean holds(Cpu wantedCpu, Memory wantedMemory) {
            return wantedCpu.compareTo(cpu) <= 0 && wantedMemory.compareTo(most) <= 0;
        }

        Billed rounded(Memory wanted) {
            return new Billed(cpu, Memory.max(least, wanted.roundedUpTo(step)));
        }
    }

    /// The smallest has 0.5, 1 and 2 GB, so no one step: it is two.
    private static final List<Tier> TIERS = List.of(
            new Tier(Cpu.millicores(250), Memory.mebibytes(512), Memory.mebibytes(512), Memory.mebibytes(512)),
            Tier.of(250, 1, 2, 1),
            Tier.of(500, 1, 4, 1),
            Tier.of(1000, 2, 8, 1),
            Tier.of(2000, 4, 16, 1),
            Tier.of(4000, 8, 30, 1),
            Tier.of(8000, 16, 60, 4),
            Tier.of(16000, 32, 120, 8));

    private Fargate() {}

    /// @param pod what one pod requests, as [io.rightsizer.pricing.RequestedTotals#ofOnePod] adds it up
    public static PodSize size(Requested pod) {
        if (pod.memory().bytes() > TIERS.getLast().most().bytes() - FOR_THE_NODE.bytes()) {
            return tooLarge(pod);
        }
        var memory = pod.memory().plus(FOR_THE_NODE);
        return TIERS.stream()
                .filter(tier -> tier.holds(pod.cpu(), memory))
                .findFirst()
                .<PodSize>map(tier -> tier.rounded(memory))
                .orElseGet(() -> tooLarge(pod));
    }

    private static TooLarge tooLarge(Requested pod) {
        return new TooLarge(
                "Fargate has pods of at most 16 vCPU and 120 GB, of which it keeps 256 MB; this one requests "
                        + pod.cpu() + " CPU and " + pod.memory() + " memory");
    }
}
