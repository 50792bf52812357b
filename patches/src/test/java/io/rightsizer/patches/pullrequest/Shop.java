package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Evidence.Plot;
import io.rightsizer.analyzer.recommendation.Reasoning;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.cost.SavingsRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Workloads for tests, three pods each. Amounts are written `cpu request/memory request/cpu limit/memory limit`, `-`
/// is absent.
final class Shop {

    static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    private Shop() {}

    static WorkloadId id(String name) {
        return id("shop", name);
    }

    static WorkloadId id(String namespace, String name) {
        return new WorkloadId("prod", namespace, WorkloadKind.DEPLOYMENT, name);
    }

    /// One container `app`, to be changed from one set of amounts to another, worth 40 to 71 dollars a month.
    static Candidate wants(String name, String now, String next, Code... codes) {
        return wants(id(name), now, next, 0, codes);
    }

    static Candidate wants(WorkloadId id, String now, String next, long kills, Code... codes) {
        return candidate(
                id, List.of(recommendation(id, "app", now, resources(next), new Verdict.Resize(), kills, codes)));
    }

    /// One container that is to stay as it is.
    static Candidate keeps(String name, String now, long kills, Code... codes) {
        return candidate(
                id(name),
                List.of(recommendation(id(name), "app", now, null, new Verdict.Keep("close enough"), kills, codes)));
    }

    /// One container whose metrics could not be read.
    static Candidate unread(String name, String now) {
        return candidate(id(name), List.of(recommendation(id(name), "app", now, null, new Verdict.Failed("503"), 0)));
    }

    static Candidate candidate(WorkloadId id, List<Recommendation> recommendations) {
        return new Candidate(id, Map.of(), recommendations, worth("40", "71"));
    }

    static Worth worth(String low, String high) {
        return new Worth(new SavingsRange(new BigDecimal(low), new BigDecimal(high)), "USD");
    }

    static Recommendation recommendation(
            WorkloadId id,
            String container,
            String now,
            @Nullable Resources next,
            Verdict verdict,
            long kills,
            Code... codes) {
        return new Recommendation(
                id,
                3,
                Container.of(container, ContainerType.APP, resources(now)),
                next,
                next,
                verdict,
                List.of(codes),
                "CPU: the 95th percentile of 14 days, 190m, and 15 % on top.",
                evidence(kills));
    }

    static Evidence evidence(long kills) {
        var window = HistoryWindow.endingAt(MONDAY, Duration.ofDays(14));
        var cpu = new ArrayList<Double>();
        var memory = new ArrayList<Double>();
        for (int column = 0; column < 70; column++) {
            cpu.add(0.2 * (1 + column / 5 % 7) / 7);
            memory.add(column < 5 ? Double.NaN : 300.0 * (1 << 20));
        }
        return new Evidence(
                "calibrated",
                window,
                Duration.ofMinutes(5),
                3,
                24_192,
                new Coverage(4000, 4032, Duration.ofDays(14)),
                new Distribution(4000, 0.1, 0.05, 0.08, 0.16, 0.19, 0.195, 0.2),
                new Distribution(4000, 3e8, 2.9e8, 3e8, 3.1e8, 3.1e8, 3.12e8, 300.0 * (1 << 20)),
                0.25,
                new Throttling(1000, 4),
                new OomKills(kills, false),
                0,
                null,
                new Reasoning(
                        List.of("Memory: the highest of 14 days, 300Mi, and 20 % on top."), List.of(), List.of(), ""),
                new Plot(cpu, memory));
    }

    static Resources resources(String text) {
        var parts = text.split("/", -1);
        return new Resources(amounts(parts[0], parts[1]), amounts(parts[2], parts[3]));
    }

    private static ResourceAmounts amounts(String cpu, String memory) {
        return new ResourceAmounts(
                cpu.equals("-") ? null : Cpu.parse(cpu), memory.equals("-") ? null : Memory.parse(memory));
    }
}
