package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The target of the Vertical Pod Autoscaler's recommender, from decaying histograms: yesterday counts half of today,
/// so a peak that comes once a week is forgotten after three days. Limits keep their ratio to the request.
final class VpaPolicy implements Policy {

    /// The autoscaler's minimum is for the pod; a policy sees one container of it and keeps the whole.
    private static final int CONTAINERS = 1;

    private final long leastMillicores;
    private final long leastBytes;

    VpaPolicy() {
        this(VpaEstimate.LEAST_MILLICORES, VpaEstimate.LEAST_BYTES);
    }

    private VpaPolicy(long leastMillicores, long leastBytes) {
        this.leastMillicores = VpaEstimate.perContainer(leastMillicores, CONTAINERS);
        this.leastBytes = VpaEstimate.perContainer(leastBytes, CONTAINERS);
    }

    /// What the percentiles alone would give, as with the recommender's flags for the minimum at zero.
    static VpaPolicy withoutMinimum() {
        return new VpaPolicy(0, 0);
    }

    @Override
    public String name() {
        return "vpa";
    }

    @Override
    public String summary() {
        return "as the Vertical Pod Autoscaler: decaying p90 +15 %, at least 25m and 250Mi, limits in proportion";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var usage = new VpaHistograms(
                seen.history(), Ask.ofMemory(current).admitted().request());
        var draft = new Draft();
        if (!usage.memory().isEmpty()) {
            memory(usage, Ask.ofMemory(current), draft);
        }
        if (!usage.cpu().isEmpty()) {
            cpu(usage, Ask.ofCpu(current), draft);
        }
        return draft.within(settings);
    }

    private void memory(VpaHistograms usage, Ask<Memory> current, Draft draft) {
        var request = bytes(VpaEstimate.TARGET, usage);
        draft.memory(request, limit(current, request));
        draft.say("Memory request " + Wording.of(request) + " is p90 of the daily peaks and 15 %, older days weighing"
                + " less" + atLeast(Wording.of(Memory.bytes(leastBytes)), leastBytes)
                + "; the autoscaler would act below "
                + Wording.of(bytes(VpaEstimate.LOWER, usage)) + " or above "
                + Wording.of(bytes(VpaEstimate.UPPER, usage)) + ".");
        if (usage.killed()) {
            draft.say("The OOM kill counts as a peak of today, as its own day is not known.");
        }
    }

    private void cpu(VpaHistograms usage, Ask<Cpu> current, Draft draft) {
        var request = millicores(VpaEstimate.TARGET, usage);
        draft.cpu(request, limit(current, request));
        draft.say("CPU request " + Wording.of(request) + " is p90 of usage and 15 %, older points weighing less"
                + atLeast(Wording.of(Cpu.millicores(leastMillicores)), leastMillicores)
                + "; the autoscaler would act below " + Wording.of(millicores(VpaEstimate.LOWER, usage))
                + " or above " + Wording.of(millicores(VpaEstimate.UPPER, usage)) + ".");
    }

    private Memory bytes(VpaEstimate estimate, VpaHistograms usage) {
        return Memory.bytes(estimate.of(usage.memory()::percentile, usage.confidence(), leastBytes));
    }

    private Cpu millicores(VpaEstimate estimate, VpaHistograms usage) {
        return Cpu.millicores(
                estimate.of(share -> usage.cpu().percentile(share) * 1000, usage.confidence(), leastMillicores));
    }

    private static String atLeast(String least, long amount) {
        return amount == 0 ? "" : ", at least " + least;
    }

    private static @Nullable Memory limit(Ask<Memory> current, Memory request) {
        var today = current.admitted();
        return today.limit() == null || today.request() == null
                ? null
                : Memory.bytes(
                        proportional(today.limit().bytes(), today.request().bytes(), request.bytes()));
    }

    private static @Nullable Cpu limit(Ask<Cpu> current, Cpu request) {
        var today = current.admitted();
        return today.limit() == null || today.request() == null
                ? null
                : Cpu.millicores(
                        proportional(today.limit().millicores(), today.request().millicores(), request.millicores()));
    }

    /// limit × new request / old request; a request of nothing has no ratio, and the limit becomes the request.
    private static long proportional(long limit, long oldRequest, long newRequest) {
        return oldRequest == 0
                ? newRequest
                : BigInteger.valueOf(limit)
                        .multiply(BigInteger.valueOf(newRequest))
                        .divide(BigInteger.valueOf(oldRequest))
                        .longValueExact();
    }
}
