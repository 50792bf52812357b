package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;

/// Where the values of a Helm chart set the resources of one container. Only people know that, so it is
/// configured.
///
/// @param cluster empty for any
/// @param container empty for any of the workload
/// @param file in the checkout: a values file, or one with a Flux HelmRelease or an Argo CD Application,
///     whose inline values are meant
/// @param path of the `resources` among the chart's values
public record ChartValues(
        String cluster, String namespace, String kind, String name, String container, String file, List<String> path) {

    public ChartValues {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the values of " + namespace + "/" + kind + "/" + name
                    + " need the keys that lead to the resources, such as web.resources");
        }
    }

    boolean isOf(WorkloadId workload) {
        return (cluster.isEmpty() || cluster.equals(workload.cluster()))
                && namespace.equals(workload.namespace())
                && kind.equals(workload.kind().name())
                && name.equals(workload.name());
    }

    boolean isOf(WorkloadId workload, String itsContainer) {
        return isOf(workload) && (container.isEmpty() || container.equals(itsContainer));
    }
}
