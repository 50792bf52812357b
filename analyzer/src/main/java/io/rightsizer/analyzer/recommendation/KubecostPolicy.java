package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;

/// Kubecost's request sizing with its defaults: the highest point of any replica over a target utilisation of 0.7
/// ([requestSizingV2](https://github.com/kubecost/docs/blob/v1.x/apis/apis-overview/api-request-right-sizing-v2.md)).
/// One spike sizes the container for the whole window. It sizes requests only, so today's limits stay.
final class KubecostPolicy implements Policy {

    private static final double TARGET_UTILISATION = 0.7;
    private static final Cpu LEAST_CPU = Cpu.millicores(10);
    private static final Memory LEAST_MEMORY = Memory.mebibytes(20);

    @Override
    public String name() {
        return "kubecost";
    }

    @Override
    public String summary() {
        return "as Kubecost's defaults: CPU and memory request at the peak / 0.7; limits stay as they are";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        if (!seen.memory().isEmpty()) {
            var request = Memory.max(Draft.bytes(base(seen.memory())), LEAST_MEMORY);
            draft.memory(request, Ask.ofMemory(current).limit());
            draft.say("Memory request " + Wording.of(request) + " is the peak of "
                    + Wording.bytes(seen.memory().max()) + " / 0.7, at least 20Mi; Kubecost leaves limits alone.");
        }
        if (!seen.cpu().isEmpty()) {
            var request = Cpu.max(Draft.cores(base(seen.cpu())), LEAST_CPU);
            draft.cpu(request, Ask.ofCpu(current).limit());
            draft.say("CPU request " + Wording.of(request) + " is the peak of "
                    + Wording.cores(seen.cpu().max()) + " / 0.7, at least 10m; Kubecost leaves limits alone.");
        }
        return draft.within(settings);
    }

    private static double base(Samples usage) {
        return usage.max() / TARGET_UTILISATION;
    }
}
