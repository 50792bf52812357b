package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Origin;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The HorizontalPodAutoscaler of each workload. Only a target called `utilization` is relative to the request.
///
/// A target on one container carries the label `container` only since
/// [kube-state-metrics #2836](https://github.com/kubernetes/kube-state-metrics/pull/2836); before that it looks like a
/// target on the whole pod, and before [#1831](https://github.com/kubernetes/kube-state-metrics/pull/1831) it is not
/// exported at all. A scrape may add a label of that name which means kube-state-metrics' own container, so it counts
/// only where the workload has such a container.
final class Autoscalers {

    /// What KEDA calls its autoscalers unless told otherwise, and the label it puts on all of them.
    private static final String KEDA_PREFIX = "keda-hpa-";

    private static final String KEDA_LABEL = "label_scaledobject_keda_sh_name";

    private record Key(Place place, String name) {
        static Key of(Fact fact) {
            return new Key(fact.place(), fact.label("horizontalpodautoscaler"));
        }
    }

    private final Map<WorkloadId, Autoscaler> byWorkload = new HashMap<>();

    static Autoscalers read(KubeFacts facts) throws IOException {
        var min = values(facts.recently(KubeMetric.HPA_MIN_REPLICAS));
        var max = values(facts.recently(KubeMetric.HPA_MAX_REPLICAS));
        var targets = targets(facts.recently(KubeMetric.HPA_TARGET));
        var ofKeda = ofKeda(facts.recently(KubeMetric.HPA_LABELS));
        var all = new Autoscalers();
        for (var info : facts.recently(KubeMetric.HPA_INFO)) {
            all.add(info, min, max, targets, ofKeda);
        }
        return all;
    }

    /// @param containers the workload's, by name
    @Nullable
    Autoscaler of(WorkloadId id, Set<String> containers) {
        var autoscaler = byWorkload.get(id);
        return autoscaler == null
                ? null
                : with(
                        autoscaler,
                        autoscaler.targets().stream()
                                .map(target -> ofContainerIfItHasOne(target, containers))
                                .distinct()
                                .toList());
    }

    private void add(
            Fact info, Map<Key, Integer> min, Map<Key, Integer> max, Map<Key, List<Target>> targets, Set<Key> ofKeda) {
        var key = Key.of(info);
        var minimum = min.getOrDefault(key, 1);
        var keda = key.name().startsWith(KEDA_PREFIX) || ofKeda.contains(key);
        var autoscaler = new Autoscaler(
                key.name(),
                minimum,
                max.getOrDefault(key, minimum),
                targets.getOrDefault(key, List.of()),
                keda ? Origin.KEDA : Origin.MANIFEST);
        byWorkload.merge(target(info), autoscaler, Autoscalers::joined);
    }

    /// Two autoscalers on one workload fight each other; whatever either scales on is left alone. The same one told
    /// by two scrapes is one.
    private static Autoscaler joined(Autoscaler one, Autoscaler two) {
        if (one.name().equals(two.name())) {
            return one;
        }
        var first = one.name().compareTo(two.name()) <= 0 ? one : two;
        var unknown = one.targets().isEmpty() || two.targets().isEmpty();
        return new Autoscaler(
                first.name(),
                Math.min(one.minReplicas(), two.minReplicas()),
                Math.max(one.maxReplicas(), two.maxReplicas()),
                unknown
                        ? List.of()
                        : Stream.concat(one.targets().stream(), two.targets().stream())
                                .distinct()
                                .toList(),
                Origin.SEVERAL);
    }

    private static Autoscaler with(Autoscaler autoscaler, List<Target> targets) {
        return new Autoscaler(
                autoscaler.name(), autoscaler.minReplicas(), autoscaler.maxReplicas(), targets, autoscaler.origin());
    }

    private static Target ofContainerIfItHasOne(Target target, Set<String> containers) {
        return target instanceof Target.ContainerUtilization(var container, var resource, var percent)
                        && !containers.contains(container)
                ? new Target.Utilization(resource, percent)
                : target;
    }

    private static Map<Key, Integer> values(List<Fact> facts) {
        var values = new HashMap<Key, Integer>();
        facts.forEach(fact -> values.put(Key.of(fact), (int) fact.value()));
        return values;
    }

    private static Map<Key, List<Target>> targets(List<Fact> facts) {
        var targets = new HashMap<Key, List<Target>>();
        facts.stream()
                .filter(fact -> !isShare(fact) || fact.value() >= 1)
                .sorted(Comparator.comparing(Autoscalers::metric).thenComparing(Autoscalers::container))
                .forEach(fact -> add(of(fact), targets.computeIfAbsent(Key.of(fact), absent -> new ArrayList<>())));
        return targets;
    }

    /// Two scrapes may tell the same target.
    private static void add(Target target, List<Target> targets) {
        if (!targets.contains(target)) {
            targets.add(target);
        }
    }

    private static boolean isShare(Fact fact) {
        return fact.label("metric_target_type").equals("utilization");
    }

    private static Target of(Fact fact) {
        var resource = Arrays.stream(Resource.values())
                .filter(one -> one.label().equals(metric(fact)))
                .findFirst()
                .orElse(null);
        if (resource == null) {
            return new Target.Other(metric(fact));
        }
        return isShare(fact) ? share(fact, resource) : new Target.AverageValue(resource, fact.value());
    }

    private static Target share(Fact fact, Resource resource) {
        var percent = (int) Math.min(Integer.MAX_VALUE, fact.value());
        return container(fact).isEmpty()
                ? new Target.Utilization(resource, percent)
                : new Target.ContainerUtilization(container(fact), resource, percent);
    }

    private static String metric(Fact fact) {
        return fact.label("metric_name");
    }

    private static String container(Fact fact) {
        return fact.label("container");
    }

    private static Set<Key> ofKeda(List<Fact> labels) {
        var keys = new HashSet<Key>();
        labels.stream()
                .filter(fact -> !fact.label(KEDA_LABEL).isEmpty())
                .map(Key::of)
                .forEach(keys::add);
        return keys;
    }

    private static WorkloadId target(Fact fact) {
        var place = fact.place();
        var kind = new WorkloadKind(fact.label("scaletargetref_kind"));
        return new WorkloadId(place.cluster(), place.namespace(), kind, fact.label("scaletargetref_name"));
    }
}
