package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The defaults of CAST AI's workload autoscaler as its documentation gives them
/// ([settings](https://docs.cast.ai/docs/woop-configuration-settings)): the mean over pods of each pod's CPU p80, and
/// the highest memory of any pod and 10 %, both of five days. A workload uses more CPU than that a fifth of the time,
/// and a weekly peak is out of sight on two days of seven. Only requests are sized here, so today's limits stay.
final class CastPolicy implements Policy {

    private static final Duration LOOK_BACK = Duration.ofDays(5);
    private static final double CPU_PERCENTILE = 80;
    private static final double MEMORY_BUFFER = 0.10;

    @Override
    public String name() {
        return "cast";
    }

    @Override
    public String summary() {
        return "as CAST AI's defaults, 5 days: CPU request at the pods' mean p80, memory request at the peak +10 %;"
                + " limits stay as they are";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        var memory = pods(seen.history(), seen.history().memory());
        if (!memory.isEmpty()) {
            memory(memory, current, settings, draft);
        }
        var cpu = pods(seen.history(), seen.history().cpu());
        if (!cpu.isEmpty()) {
            cpu(cpu, current, settings, draft);
        }
        return draft.within(settings);
    }

    private static void memory(List<Samples> pods, Resources current, PolicySettings settings, Draft draft) {
        var factor = 1 + Objects.requireNonNullElse(settings.memoryBuffer(), MEMORY_BUFFER);
        var peak = pods.stream().mapToDouble(Samples::max).max().orElseThrow();
        var request = Draft.bytes(factor * peak);
        draft.memory(request, Ask.ofMemory(current).limit());
        draft.say("Memory request " + Wording.of(request) + " is " + Wording.factor(factor) + " × the peak of "
                + Wording.bytes(peak) + " in the last 5 days; the limit stays.");
    }

    private static void cpu(List<Samples> pods, Resources current, PolicySettings settings, Draft draft) {
        var percentile = Objects.requireNonNullElse(settings.cpuPercentile(), CPU_PERCENTILE);
        var factor = 1 + Objects.requireNonNullElse(settings.cpuBuffer(), 0.0);
        var mean = pods.stream()
                .mapToDouble(pod -> pod.quantile(percentile / 100))
                .average()
                .orElseThrow();
        var request = Draft.cores(factor * mean);
        draft.cpu(request, Ask.ofCpu(current).limit());
        draft.say("CPU request " + Wording.of(request) + " is " + (factor == 1 ? "" : Wording.factor(factor) + " × ")
                + "the mean p" + Wording.plain(percentile, 2) + " of " + pods.size()
                + (pods.size() == 1 ? " pod" : " pods") + " in the last 5 days; the limit stays.");
    }

    private static List<Samples> pods(UsageHistory history, List<UsageSeries> series) {
        var from = history.window().to().minus(LOOK_BACK).toEpochMilli() + 1;
        return KrrSimplePolicy.pods(series.stream().map(one -> one.since(from)).toList());
    }
}
