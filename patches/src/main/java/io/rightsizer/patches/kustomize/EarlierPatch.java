package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the output directory says about one workload before this run.
///
/// @param file relative to the output directory: `prod/checkout/deployment-web.yaml`
/// @param copied whether it is in the form of [CopiedContainers]. A workload stays in it: a custom kind may set amounts
///     today only because that form does, and a container that this run does not see may still be in the pod.
/// @param containers their amounts, all of them kept; by name
/// @param autoscaler the target that goes with its CPU request, if any
record EarlierPatch(
        String file,
        boolean copied,
        List<ContainerChange> containers,
        @Nullable TargetChange autoscaler) {

    EarlierPatch {
        containers = containers.stream()
                .sorted(Comparator.comparing(ContainerChange::name))
                .toList();
    }

    static EarlierPatch none(String file) {
        return new EarlierPatch(file, false, List.of(), null);
    }

    EarlierPatch with(TargetChange newAutoscaler) {
        return new EarlierPatch(file, copied, containers, newAutoscaler);
    }

    /// What it says about a container; empty when nothing.
    List<LeafChange> leavesOf(String container) {
        return containers.stream()
                .filter(earlier -> earlier.name().equals(container))
                .flatMap(earlier -> earlier.leaves().stream())
                .toList();
    }

    /// `prod/checkout`.
    String directory() {
        return file.substring(0, file.lastIndexOf('/'));
    }

    /// The same patch once more.
    ///
    /// @param neighbour another workload of its namespace: the file does not tell the cluster's name
    /// @throws OutputRefusedException when the file's name does not tell the workload's
    WorkloadPatch unchanged(WorkloadId neighbour) {
        var label = file.substring(directory().length() + 1, file.length() - ".yaml".length());
        return PodTemplate.known()
                .filter(template -> label.startsWith(prefix(template)))
                .map(template -> new WorkloadPatch(
                        new WorkloadId(
                                neighbour.cluster(),
                                neighbour.namespace(),
                                new WorkloadKind(template.kind()),
                                label.substring(prefix(template).length())),
                        template,
                        containers,
                        !copied,
                        autoscaler))
                .filter(patch -> patch.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new OutputRefusedException(file
                        + " must be kept, because this run could not read its whole namespace, but its name does not"
                        + " tell the workload; run again when everything can be read, or delete the file"));
    }

    private static String prefix(PodTemplate template) {
        return template.kind().toLowerCase(Locale.ROOT) + "-";
    }
}
