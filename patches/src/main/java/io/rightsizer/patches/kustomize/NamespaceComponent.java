package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.kustomize.PatchForm.Checks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The component of one namespace of one cluster. It includes a component per workload, so that an overlay with only
/// some of the workloads can include theirs.
final class NamespaceComponent {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    private final String directory;
    private final String title;
    private final List<String> workloads = new ArrayList<>();
    private final Map<String, String> files = new TreeMap<>();

    NamespaceComponent(String directory, WorkloadId anyWorkload) {
        this.directory = directory;
        this.title = "Resources of namespace " + anyWorkload.namespace() + inCluster(anyWorkload);
    }

    /// Relative to the output directory: `prod/checkout`.
    static String directory(WorkloadId workload) {
        return SafeName.ofCluster(workload.cluster()) + "/" + workload.namespace();
    }

    /// The path of the workload's file, relative to the output directory.
    Path add(WorkloadPatch patch) {
        var form = PatchForm.of(patch);
        var folder = directory + "/" + patch.label() + "/";
        var file = folder + patch.fileName();
        workloads.add(patch.label());
        files.put(file, YamlText.file(comments(patch), form.document()));
        files.put(folder + KUSTOMIZATION, YamlText.file(List.of(title(patch.id())), form.component()));
        form.checks().ifPresent(checks -> add(checks, folder + Checks.DIRECTORY + "/", patch.id()));
        return Path.of(file);
    }

    /// Text by path relative to the output directory.
    Map<String, String> files() {
        var all = new TreeMap<>(files);
        var component = Kustomization.component().with("components", workloads);
        all.put(directory + "/" + KUSTOMIZATION, YamlText.file(List.of(title), component));
        return all;
    }

    private void add(Checks checks, String folder, WorkloadId id) {
        var comment = "Runs before the patch: fails the build when a container to be patched is not there.";
        files.put(folder + KUSTOMIZATION, YamlText.file(List.of(title(id), comment), checks.component()));
        files.put(folder + Checks.HELD_FILE, YamlText.file(List.of(title(id)), checks.held()));
    }

    private static List<String> comments(WorkloadPatch patch) {
        var comments = new ArrayList<String>();
        comments.add(title(patch.id()));
        if (patch.id().kind().equals(WorkloadKind.JOB)) {
            comments.add("A Job that exists refuses this change: delete it first, so that it is created anew.");
        }
        for (var change : patch.changes()) {
            change.leaves().forEach(leaf -> comments.add(change.name() + ": " + leaf));
            if (!change.explanation().isBlank()) {
                comments.add(change.name() + ": " + change.explanation());
            }
        }
        return comments;
    }

    private static String title(WorkloadId id) {
        return id.kind() + " " + id.namespace() + "/" + id.name() + inCluster(id);
    }

    private static String inCluster(WorkloadId workload) {
        return workload.cluster().isEmpty() ? "" : ", cluster " + workload.cluster();
    }
}
