package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.KrrArithmetic.Refusal;
import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Objects;

/// KRR's strategy `simple` on our grid: the CPU request is the highest of the pods' percentiles, memory request and
/// limit are the peak and 15 %. Its checks for autoscalers and OOM kills are left to the guardrails of every policy.
final class KrrSimplePolicy implements Policy {

    private static final double CPU_PERCENTILE = 95;
    private static final double MEMORY_BUFFER = 0.15;

    @Override
    public String name() {
        return "krr-simple";
    }

    @Override
    public String summary() {
        return "as KRR's simple: CPU request at the highest of the pods' p95, memory request = limit = peak +15 %";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        memory(seen.memory(), settings, draft);
        cpu(pods(seen.history().cpu()), settings, draft);
        return draft.within(settings);
    }

    /// The highest of the pods' peaks is the peak of their pool.
    static void memory(Samples points, PolicySettings settings, Draft draft) {
        var refusal = refusal(List.of(points));
        if (refusal != Refusal.NONE) {
            draft.say("No memory number: KRR says \"" + refusal.words() + "\".");
            return;
        }
        var buffer = Objects.requireNonNullElse(settings.memoryBuffer(), MEMORY_BUFFER);
        var memory = KrrArithmetic.memory(List.of(points.max()), buffer, List.of());
        draft.memory(memory, memory);
        draft.say("Memory request and limit " + Wording.of(memory) + " are the peak and " + Wording.percent(buffer)
                + ", at least 100Mi.");
    }

    private static void cpu(List<Samples> pods, PolicySettings settings, Draft draft) {
        var refusal = refusal(pods);
        if (refusal != Refusal.NONE) {
            draft.say("No CPU number: KRR says \"" + refusal.words() + "\".");
            return;
        }
        var share = KrrArithmetic.roundedShare(Objects.requireNonNullElse(settings.cpuPercentile(), CPU_PERCENTILE));
        var request =
                KrrArithmetic.cpu(pods.stream().map(pod -> pod.quantile(share)).toList());
        draft.cpu(request, null);
        draft.say("CPU request " + Wording.of(request) + " is the highest p" + Wording.plain(share * 100, 0) + " of "
                + pods.size() + (pods.size() == 1 ? " pod" : " pods") + ", at least 10m; no CPU limit.");
    }

    static Refusal refusal(List<Samples> pods) {
        var points = pods.stream().map(pod -> (long) pod.count()).toList();
        return KrrArithmetic.DEFAULTS.refusal(pods.stream().anyMatch(pod -> !pod.isEmpty()), points, false);
    }

    /// The points of each pod that has any.
    static List<Samples> pods(List<UsageSeries> series) {
        return series.stream()
                .map(one -> Seen.pooled(List.of(one)))
                .filter(pod -> !pod.isEmpty())
                .toList();
    }
}
