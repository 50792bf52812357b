package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;

/// The two answers Goldilocks reads out of the Vertical Pod Autoscaler
/// ([FAQ](https://goldilocks.docs.fairwinds.com/faq)). The autoscaler does not mean its bounds as a request and a
/// limit: the lower one is what a pod exceeds half of the time.
final class GoldilocksPolicy implements Policy {

    private final String name;
    private final String summary;
    private final VpaEstimate request;
    private final VpaEstimate limit;

    private GoldilocksPolicy(String name, String summary, VpaEstimate request, VpaEstimate limit) {
        this.name = name;
        this.summary = summary;
        this.request = request;
        this.limit = limit;
    }

    static GoldilocksPolicy guaranteed() {
        return new GoldilocksPolicy(
                "goldilocks-guaranteed",
                "as Goldilocks' Guaranteed: the Vertical Pod Autoscaler's target as request and limit",
                VpaEstimate.TARGET,
                VpaEstimate.TARGET);
    }

    static GoldilocksPolicy burstable() {
        return new GoldilocksPolicy(
                "goldilocks-burstable",
                "as Goldilocks' Burstable: the Vertical Pod Autoscaler's lower bound as request, its upper as limit",
                VpaEstimate.LOWER,
                VpaEstimate.UPPER);
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
        var amounts = new VpaAmounts(seen, current, VpaAmounts.LEAST);
        var draft = new Draft();
        var memory = new Ask<>(amounts.memory(request), amounts.memory(limit));
        if (memory.request() != null) {
            draft.memory(memory.request(), memory.limit());
            draft.say("Memory " + Wording.of(memory) + says());
        }
        var cpu = new Ask<>(amounts.cpu(request), amounts.cpu(limit));
        if (cpu.request() != null) {
            draft.cpu(cpu.request(), cpu.limit());
            draft.say("CPU " + Wording.of(cpu) + says());
        }
        return draft.within(settings);
    }

    private String says() {
        return request.equals(limit)
                ? ": both are the autoscaler's target."
                : ": the autoscaler's lower and upper bound, the latter wide or absent while history is short.";
    }
}
