package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outcome for one container.
///
/// @param workload whose container it is
/// @param replicas pods wanted now
/// @param container name, type and what is set today
/// @param recommended the policy's own numbers whatever the verdict; absent when it had nothing to say
/// @param nextStep what a patch of this run writes; absent when nothing is to be written
/// @param codes why, in the order of [Code]
/// @param explanation the sentence that says which rule fixed the numbers or stopped them
/// @param evidence what the numbers rest on; absent when nothing was read
/// @param tier how much risk the numbers may carry
/// @param autoscaler the autoscaler's target that goes with the CPU request; absent where a patch cannot change one
public record Recommendation(
        WorkloadId workload,
        int replicas,
        Container container,
        @Nullable Resources recommended,
        @Nullable Resources nextStep,
        Verdict verdict,
        List<Code> codes,
        String explanation,
        @Nullable Evidence evidence,
        Criticality tier,
        @Nullable AutoscalerTarget autoscaler) {

    public Recommendation {
        codes = List.copyOf(codes);
    }

    /// For a workload of the standard tier that no autoscaler's target is tied to.
    public Recommendation(
            WorkloadId workload,
            int replicas,
            Container container,
            @Nullable Resources recommended,
            @Nullable Resources nextStep,
            Verdict verdict,
            List<Code> codes,
            String explanation,
            @Nullable Evidence evidence) {
        this(
                workload,
                replicas,
                container,
                recommended,
                nextStep,
                verdict,
                codes,
                explanation,
                evidence,
                Criticality.STANDARD,
                null);
    }

    /// The same as if its container already had other resources.
    public Recommendation withCurrent(Resources resources) {
        return new Recommendation(
                workload,
                replicas,
                new Container(container.name(), container.type(), resources, container.runtime()),
                recommended,
                nextStep,
                verdict,
                codes,
                explanation,
                evidence,
                tier,
                autoscaler);
    }
}
