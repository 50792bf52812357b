package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the Vertical Pod Autoscaler's recommender answers, from decaying histograms: yesterday counts half of today,
/// so a peak that comes once a week is forgotten after three days. Limits keep their ratio to the request.
///
/// Of its post-processors, whole cores are our rounding of CPU to 1, capping our floor and ceiling, and LimitRange a
/// guardrail of every policy.
final class VpaPolicy implements Policy {

    private static final BigInteger MOST = BigInteger.valueOf((long) VpaEstimate.MOST);

    private final String name;
    private final String summary;
    private final VpaEstimate estimate;
    private final ResourceAmounts least;

    private VpaPolicy(String name, String summary, VpaEstimate estimate, ResourceAmounts least) {
        this.name = name;
        this.summary = summary;
        this.estimate = estimate;
        this.least = least;
    }

    static VpaPolicy target() {
        return new VpaPolicy(
                "vpa",
                "as the Vertical Pod Autoscaler: decaying p90 +15 %, at least 25m and 250Mi, limits in proportion",
                VpaEstimate.TARGET,
                VpaAmounts.LEAST);
    }

    static VpaPolicy lowerBound() {
        return new VpaPolicy(
                "vpa-lower",
                "the Vertical Pod Autoscaler's lower bound: decaying p50 +15 %; it raises a request below that",
                VpaEstimate.LOWER,
                VpaAmounts.LEAST);
    }

    static VpaPolicy upperBound() {
        return new VpaPolicy(
                "vpa-upper",
                "the Vertical Pod Autoscaler's upper bound: decaying p95 +15 %, more while history is short;"
                        + " it lowers a request above that",
                VpaEstimate.UPPER,
                VpaAmounts.LEAST);
    }

    /// The same without the autoscaler's minimum of 25m and 250Mi.
    VpaPolicy withoutMinimum() {
        return new VpaPolicy(name, summary, estimate, ResourceAmounts.NONE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var amounts = new VpaAmounts(seen, current, least);
        var draft = new Draft();
        if (amounts.sawMemory()) {
            memory(amounts, Ask.ofMemory(current).admitted(), draft);
        }
        if (amounts.sawCpu()) {
            cpu(amounts, Ask.ofCpu(current).admitted(), draft);
        }
        return draft.within(settings);
    }

    private void memory(VpaAmounts amounts, Ask<Memory> today, Draft draft) {
        var request = amounts.memory(estimate);
        if (request == null) {
            draft.say("No memory number: the autoscaler has no upper bound for so short a history.");
            return;
        }
        draft.memory(request, limit(today, request));
        draft.say(
                "Memory request " + Wording.of(request) + " is " + percentile() + " of the daily peaks and 15 %, older"
                        + " days weighing less" + trusted(amounts) + atLeast(least.memory()) + "; "
                        + bounds(amounts.memory(VpaEstimate.LOWER), amounts.memory(VpaEstimate.UPPER)));
        if (amounts.killed()) {
            draft.say("The OOM kill counts as a peak of today, as its own day is not known.");
        }
    }

    private void cpu(VpaAmounts amounts, Ask<Cpu> today, Draft draft) {
        var request = amounts.cpu(estimate);
        if (request == null) {
            draft.say("No CPU number: the autoscaler has no upper bound for so short a history.");
            return;
        }
        draft.cpu(request, limit(today, request));
        draft.say("CPU request " + Wording.of(request) + " is " + percentile() + " of usage and 15 %, older points"
                + " weighing less" + trusted(amounts) + atLeast(least.cpu()) + "; "
                + bounds(amounts.cpu(VpaEstimate.LOWER), amounts.cpu(VpaEstimate.UPPER)));
    }

    private String percentile() {
        return "p" + Wording.plain(estimate.percentile() * 100, 0);
    }

    private String trusted(VpaAmounts amounts) {
        return estimate.equals(VpaEstimate.TARGET)
                ? ""
                : ", × " + Wording.factor(estimate.scaling(amounts.confidence())) + " for "
                        + Wording.plain(amounts.confidence(), 1) + " days of history";
    }

    private static String atLeast(@Nullable Comparable<?> least) {
        return least == null ? "" : ", at least " + Wording.of(least);
    }

    private static String bounds(@Nullable Comparable<?> lower, @Nullable Comparable<?> upper) {
        return "the autoscaler would act" + (lower == null ? "" : " below " + Wording.of(lower))
                + (upper == null ? "." : " or above " + Wording.of(upper) + ".");
    }

    private static @Nullable Memory limit(Ask<Memory> today, Memory request) {
        return today.limit() == null || today.request() == null
                ? null
                : Memory.bytes(
                        proportional(today.limit().bytes(), today.request().bytes(), request.bytes()));
    }

    private static @Nullable Cpu limit(Ask<Cpu> today, Cpu request) {
        return today.limit() == null || today.request() == null
                ? null
                : Cpu.millicores(
                        proportional(today.limit().millicores(), today.request().millicores(), request.millicores()));
    }

    /// limit × new request / old request, at most the largest amount the autoscaler knows; a request of nothing has no
    /// ratio, and the limit becomes the request.
    private static long proportional(long limit, long oldRequest, long newRequest) {
        return oldRequest == 0
                ? newRequest
                : BigInteger.valueOf(limit)
                        .multiply(BigInteger.valueOf(newRequest))
                        .divide(BigInteger.valueOf(oldRequest))
                        .min(MOST)
                        .longValueExact();
    }
}
