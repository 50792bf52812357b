package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// How many pods the PodDisruptionBudget of a workload wants healthy. kube-state-metrics does not tell which pods a
/// budget selects, so it is found by the usual names: the workload's, or that with `-pdb` behind it.
final class DisruptionBudgets {

    private record Key(Place place, String name) {}

    private final Map<Key, Integer> healthy = new HashMap<>();

    static DisruptionBudgets read(KubeFacts facts) throws IOException {
        var budgets = new DisruptionBudgets();
        for (var fact : facts.recently(KubeMetric.PDB_DESIRED_HEALTHY)) {
            if (Plausible.isAmount(fact.value())) {
                budgets.healthy.merge(
                        new Key(fact.place(), fact.label("poddisruptionbudget")), (int) fact.value(), Math::max);
            }
        }
        return budgets;
    }

    /// 0 where none is known.
    int of(WorkloadId id) {
        var place = new Place(id.cluster(), id.namespace());
        return Math.max(
                healthy.getOrDefault(new Key(place, id.name()), 0),
                healthy.getOrDefault(new Key(place, id.name() + "-pdb"), 0));
    }
}
