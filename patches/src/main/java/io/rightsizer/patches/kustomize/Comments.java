package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.TargetChange;
import java.util.ArrayList;
import java.util.List;

/// What a reviewer reads above a workload's patch: whose it is, each change, and why.
final class Comments {

    private Comments() {}

    static List<String> of(PatchForm form) {
        var id = form.patch().id();
        var comments = new ArrayList<String>();
        comments.add(id.kind() + " " + id.namespace() + "/" + id.name() + inCluster(id));
        if (form instanceof CopiedContainers) {
            comments.add("Its pods have several containers; kustomization.yaml says how this is applied.");
        }
        if (id.kind().equals(WorkloadKind.JOB)) {
            comments.add("A Job that exists refuses this change: delete it first, so that it is created anew.");
        }
        for (var change : form.patch().changes()) {
            comments.add(change.name() + ": " + change.summary());
            if (!change.explanation().isBlank()) {
                comments.add("  " + change.explanation());
            }
        }
        return comments;
    }

    /// Above the target of a workload's autoscaler.
    static List<String> of(WorkloadPatch patch, TargetChange target) {
        var id = patch.id();
        return List.of(
                "HorizontalPodAutoscaler " + id.namespace() + "/" + target.autoscaler() + inCluster(id),
                target.summary(),
                "  Goes with the request in " + patch.fileName() + ": pods are added at the same usage as before.");
    }

    /// Empty when one server watches one cluster.
    static String inCluster(WorkloadId workload) {
        return workload.cluster().isEmpty() ? "" : ", cluster " + workload.cluster();
    }
}
