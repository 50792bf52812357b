package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// All changes to one workload, which become one file.
///
/// @param changes its changed containers, by name
/// @param alone whether its manifest declares a single container in each list that is touched, so that the order of
///     containers, which monitoring data does not tell, cannot matter
record WorkloadPatch(WorkloadId id, PodTemplate template, List<ContainerChange> changes, boolean alone) {

    WorkloadPatch {
        changes = List.copyOf(changes);
    }

    /// The directory of its namespace, relative to the output directory: `prod/checkout`.
    String directory() {
        return SafeName.ofCluster(id.cluster()) + "/" + id.namespace();
    }

    /// `deployment-web`, unique within a namespace.
    String label() {
        return SafeName.of(id.kind().name().toLowerCase(Locale.ROOT) + "-" + id.name());
    }

    String fileName() {
        return label() + ".yaml";
    }

    /// Relative to the output directory: `prod/checkout/deployment-web.yaml`.
    String file() {
        return directory() + "/" + fileName();
    }

    /// The namespaces its manifest may declare: its own, or none because the overlay sets it, which kustomize
    /// compares as `default`.
    List<String> declaredNamespaces() {
        return Stream.of(id.namespace(), "default").distinct().toList();
    }
}
