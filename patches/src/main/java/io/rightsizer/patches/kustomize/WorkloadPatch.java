package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All changes to one workload, which become one file.
///
/// @param changes its changed containers, by name
/// @param alone whether its manifest declares a single container in each list that is touched, so that the order of
///     containers, which monitoring data does not tell, cannot matter
/// @param autoscaler the target that changes with its CPU request, if any
record WorkloadPatch(
        WorkloadId id,
        PodTemplate template,
        List<ContainerChange> changes,
        boolean alone,
        @Nullable TargetChange autoscaler) {

    WorkloadPatch {
        changes = List.copyOf(changes);
    }

    /// Whether nothing in it is of this run.
    boolean isKept() {
        return changes.stream().allMatch(ContainerChange::isKept);
    }

    /// The directory of its namespace, relative to the output directory: `prod/checkout`.
    String directory() {
        return directoryOf(id);
    }

    /// `deployment-web`, unique within a namespace.
    String label() {
        return labelOf(id.kind().name(), id.name());
    }

    String fileName() {
        return label() + ".yaml";
    }

    /// Relative to the output directory: `prod/checkout/deployment-web.yaml`.
    String file() {
        return fileOf(id);
    }

    /// The namespaces its manifest may declare: its own, or none because the overlay sets it, which kustomize
    /// compares as `default`.
    List<String> declaredNamespaces() {
        return Stream.of(id.namespace(), "default").distinct().toList();
    }

    static String directoryOf(WorkloadId id) {
        return SafeName.ofCluster(id.cluster()) + "/" + id.namespace();
    }

    static String labelOf(String kind, String name) {
        return SafeName.of(kind.toLowerCase(Locale.ROOT) + "-" + name);
    }

    static String fileOf(WorkloadId id) {
        return directoryOf(id) + "/" + labelOf(id.kind().name(), id.name()) + ".yaml";
    }
}
