package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.statistics.Histogram;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.List;

/// The resource recommender of gocrane/crane as its code runs
/// (`pkg/recommendation/recommender/resource` and `pkg/prediction/percentile`): p99 and 15 % of seven days in buckets
/// of 0.1 core and 100 MiB. Every point weighs as much as it uses, so p99 leaves out the last hundredth of the
/// CPU-seconds, not of the time. The half-lives its configuration names are not used. Nothing is ever smaller than one
/// bucket and 15 %: 114m and 115Mi. It sizes requests only, so today's limits stay.
final class CranePolicy implements Policy {

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final Buckets CPU_BUCKETS = new Buckets.Linear(100, 0.1);
    private static final Buckets MEMORY_BUCKETS = new Buckets.Linear(1000 * (100L << 20), 100L << 20);
    private static final double NEGLIGIBLE = 1e-10;
    private static final double LEAST_WEIGHT = 1e-5;
    private static final double PERCENTILE = 0.99;
    private static final double FACTOR = 1 + 0.15;

    @Override
    public String name() {
        return "crane";
    }

    @Override
    public String summary() {
        return "as crane's code: p99 of 7 days weighted by usage +15 %, in steps of 0.1 core and 100 MiB;"
                + " limits stay as they are";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        var from = seen.history().window().to().minus(LOOK_BACK).toEpochMilli() + 1;
        var memory = histogram(MEMORY_BUCKETS, seen.history().memory(), from);
        if (!memory.isEmpty()) {
            memory(memory, seen, Ask.ofMemory(current), draft);
        }
        var cpu = histogram(CPU_BUCKETS, seen.history().cpu(), from);
        if (!cpu.isEmpty()) {
            cpu(cpu, Ask.ofCpu(current), draft);
        }
        return draft.within(settings);
    }

    /// Cut to whole bytes and millicores as crane cuts them, which is why its smallest CPU answer is 114m.
    private static void memory(Histogram usage, Seen seen, Ask<Memory> current, Draft draft) {
        var estimate = Memory.bytes((long) (usage.percentile(PERCENTILE) * FACTOR));
        var request = Memory.max(estimate, neededAfterKill(seen, current));
        draft.memory(request, current.limit());
        draft.say("Memory request " + Wording.of(estimate) + " is p99 of 7 days, each point weighing what it uses, in"
                + " buckets of 100Mi, and 15 %; crane leaves limits alone.");
        if (!request.equals(estimate)) {
            draft.say("After the OOM kill it is " + Wording.of(request)
                    + ": a fifth more than was requested, at least 100Mi more.");
        }
    }

    private static Memory neededAfterKill(Seen seen, Ask<Memory> current) {
        var today = current.admitted().request();
        return seen.history().oomKills().count() == 0 || today == null
                ? Memory.ZERO
                : Memory.bytes((long) VpaEstimate.neededAfterOomKill((double) today.bytes(), 0));
    }

    private static void cpu(Histogram usage, Ask<Cpu> current, Draft draft) {
        var request = Cpu.millicores((long) (usage.percentile(PERCENTILE) * FACTOR * 1000));
        draft.cpu(request, current.limit());
        draft.say("CPU request " + Wording.of(request) + " is p99 of 7 days, each point weighing what it uses, in"
                + " buckets of 0.1 core, and 15 %; crane leaves limits alone.");
    }

    private static Histogram histogram(Buckets buckets, List<UsageSeries> series, long from) {
        var histogram = new Histogram(buckets, NEGLIGIBLE);
        for (var pod : series) {
            var week = pod.since(from);
            for (int index = 0; index < week.length(); index++) {
                var usage = week.valueAt(index);
                if (Seen.isPossible(usage)) {
                    histogram.add(usage, Math.max(LEAST_WEIGHT, usage));
                }
            }
        }
        return histogram;
    }
}
