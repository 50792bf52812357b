package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which node each pod is on, and what holds it there.
final class PodPlaces {

    private static final Set<String> MOUNTED_BY_MANY = Set.of("ReadWriteMany", "ReadOnlyMany");

    private record Claim(Place place, String name) {
        static Claim of(Fact fact) {
            return new Claim(fact.place(), fact.label("persistentvolumeclaim"));
        }
    }

    private final Map<PodKey, String> nodes = new HashMap<>();
    private final Map<PodKey, Boolean> phases = new HashMap<>();
    private final Set<PodKey> ownVolumes = new HashSet<>();
    private final Map<PodKey, Map<String, String>> selectors = new HashMap<>();

    /// @param podInfo what `kube_pod_info` tells; pods that wait for a node have none
    static PodPlaces read(OptionalFacts facts, List<Fact> podInfo) throws IOException {
        var places = new PodPlaces();
        for (var fact : podInfo) {
            if (KubernetesNames.isName(fact.label("node"))) {
                places.nodes.put(fact.pod(), fact.label("node"));
            }
        }
        for (var fact : facts.now(KubeMetric.POD_PHASE, Matcher.equal("phase", "Running"))) {
            places.phases.merge(fact.pod(), fact.value() > 0, Boolean::logicalOr);
        }
        places.readVolumes(facts);
        for (var fact : facts.recently(KubeMetric.POD_NODE_SELECTORS)) {
            places.selectors.put(fact.pod(), WorkloadLabels.values(fact, "nodeselector_"));
        }
        return places;
    }

    /// A claim of which nobody tells the access mode is taken for the usual `ReadWriteOnce`: that keeps a pod where it
    /// is rather than move it to where it cannot start.
    private void readVolumes(OptionalFacts facts) throws IOException {
        var claims = facts.recently(KubeMetric.POD_CLAIMS);
        var modes = facts.recently(KubeMetric.CLAIM_ACCESS_MODE);
        var shared = modes.stream()
                .filter(fact -> fact.value() > 0 && MOUNTED_BY_MANY.contains(fact.label("access_mode")))
                .map(Claim::of)
                .collect(Collectors.toSet());
        claims.stream()
                .filter(fact -> !shared.contains(Claim.of(fact)))
                .map(Fact::pod)
                .forEach(ownVolumes::add);
    }

    /// How many of the pods run on each node.
    ///
    /// @param assumed whether a pod runs of which nobody tells the phase
    SortedMap<String, Integer> byNode(List<PodKey> pods, Predicate<PodKey> assumed) {
        var count = new TreeMap<String, Integer>();
        for (var pod : pods) {
            var node = nodes.get(pod);
            var phase = phases.get(pod);
            if (node != null && (phase == null ? assumed.test(pod) : phase)) {
                count.merge(node, 1, Integer::sum);
            }
        }
        return count;
    }

    /// Whether one of the pods holds a volume that only one node can mount at a time.
    boolean ownVolume(List<PodKey> pods) {
        return pods.stream().anyMatch(ownVolumes::contains);
    }

    /// Pods of one template have the same.
    Map<String, String> nodeSelector(List<PodKey> template) {
        return template.stream()
                .map(pod -> selectors.getOrDefault(pod, Map.of()))
                .filter(selector -> !selector.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }
}
