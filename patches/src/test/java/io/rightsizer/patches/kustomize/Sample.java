package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recommendations for tests. Amounts are written `cpu request/memory request/cpu limit/memory limit`, `-` is absent.
final class Sample {

    private Sample() {}

    /// An app container of a workload in namespace `shop`.
    static Recommendation resize(String kind, String name, String container, String now, String next) {
        return resize(id(kind, name), container, ContainerType.APP, now, next);
    }

    static Recommendation resize(WorkloadId id, String container, ContainerType type, String now, String next) {
        return recommendation(id, container, type, now, resources(next), List.of());
    }

    /// A container that is to stay as it is.
    static Recommendation keep(WorkloadId id, String container, ContainerType type) {
        return recommendation(id, container, type, "-/-/-/-", null, List.of());
    }

    static Recommendation recommendation(
            WorkloadId id,
            String container,
            ContainerType type,
            String now,
            @Nullable Resources next,
            List<Code> codes) {
        var verdict = next == null ? new Verdict.Keep("close enough") : new Verdict.Resize();
        var current = Container.of(container, type, resources(now));
        return new Recommendation(id, 3, current, next, next, verdict, codes, "p99 of 14 days", null);
    }

    /// The app container `web` of a workload, of which nothing could be read.
    static Recommendation unread(String kind, String name) {
        var like = keep(id(kind, name), "web", ContainerType.APP);
        return withVerdict(like, Resources.NONE, new Verdict.Failed("503"));
    }

    static Recommendation withVerdict(Recommendation like, Resources now, Verdict verdict) {
        return new Recommendation(
                like.workload(),
                like.replicas(),
                Container.of(like.container().name(), like.container().type(), now),
                like.recommended(),
                like.nextStep(),
                verdict,
                like.codes(),
                like.explanation(),
                like.evidence());
    }

    static WorkloadId id(String kind, String name) {
        return new WorkloadId("", "shop", new WorkloadKind(kind), name);
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
