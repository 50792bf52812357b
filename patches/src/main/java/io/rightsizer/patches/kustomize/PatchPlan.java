package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.kustomize.PatchReport.Dropped;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import java.util.List;

/// What to write and what to leave out, in the order of workloads and containers, whatever order came in.
record PatchPlan(List<WorkloadPatch> patches, List<LeftOut> leftOut, List<Dropped> dropped) {

    PatchPlan {
        patches = List.copyOf(patches);
        leftOut = List.copyOf(leftOut);
        dropped = List.copyOf(dropped);
    }
}
