package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The HorizontalPodAutoscaler of each workload. Only a target called `utilization` is relative to the request.
final class Autoscalers {

    private record Key(Place place, String name) {
        static Key of(Fact fact) {
            return new Key(fact.place(), fact.label("horizontalpodautoscaler"));
        }
    }

    private final Map<WorkloadId, Autoscaler> byWorkload = new HashMap<>();

    static Autoscalers read(KubeFacts facts) throws IOException {
        var min = values(facts.recently(KubeMetric.HPA_MIN_REPLICAS));
        var max = values(facts.recently(KubeMetric.HPA_MAX_REPLICAS));
        var targets = facts.recently(KubeMetric.HPA_TARGET);
        var onCpu = scalingOn(targets, "cpu");
        var onMemory = scalingOn(targets, "memory");
        var all = new Autoscalers();
        for (var fact : facts.recently(KubeMetric.HPA_INFO)) {
            var key = Key.of(fact);
            var minimum = min.getOrDefault(key, 1);
            all.add(
                    target(fact),
                    new Autoscaler(
                            key.name(),
                            minimum,
                            max.getOrDefault(key, minimum),
                            onCpu.contains(key),
                            onMemory.contains(key)));
        }
        return all;
    }

    @Nullable
    Autoscaler of(WorkloadId id) {
        return byWorkload.get(id);
    }

    /// Two autoscalers on one workload fight each other; whatever either scales on is left alone.
    private void add(WorkloadId target, Autoscaler autoscaler) {
        byWorkload.merge(target, autoscaler, Autoscalers::joined);
    }

    private static Autoscaler joined(Autoscaler one, Autoscaler two) {
        var first = one.name().compareTo(two.name()) <= 0 ? one : two;
        return new Autoscaler(
                first.name(),
                Math.min(one.minReplicas(), two.minReplicas()),
                Math.max(one.maxReplicas(), two.maxReplicas()),
                one.scalesOnCpuRequest() || two.scalesOnCpuRequest(),
                one.scalesOnMemoryRequest() || two.scalesOnMemoryRequest());
    }

    private static Map<Key, Integer> values(List<Fact> facts) {
        var values = new HashMap<Key, Integer>();
        facts.forEach(fact -> values.put(Key.of(fact), (int) fact.value()));
        return values;
    }

    private static Set<Key> scalingOn(List<Fact> targets, String resource) {
        var keys = new HashSet<Key>();
        for (var target : targets) {
            if (target.label("metric_name").equals(resource)
                    && target.label("metric_target_type").equals("utilization")) {
                keys.add(Key.of(target));
            }
        }
        return keys;
    }

    private static WorkloadId target(Fact fact) {
        var place = fact.place();
        var kind = new WorkloadKind(fact.label("scaletargetref_kind"));
        return new WorkloadId(place.cluster(), place.namespace(), kind, fact.label("scaletargetref_name"));
    }
}
