package io.rightsizer.patches.kustomize;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The component of one namespace of one cluster: a file per workload and the wiring between them.
final class NamespaceComponent {

    private final String directory;
    private final String title;
    private final Wiring wiring = new Wiring();
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
        form.wire(wiring);
        var path = directory + "/" + patch.fileName();
        files.put(path, YamlText.file(comments(patch), form.document()));
        return Path.of(path);
    }

    /// Text by path relative to the output directory.
    Map<String, String> files() {
        var all = new TreeMap<>(files);
        wiring.files(title).forEach((path, text) -> all.put(directory + "/" + path, text));
        return all;
    }

    private static List<String> comments(WorkloadPatch patch) {
        var id = patch.id();
        var comments = new ArrayList<String>();
        comments.add(id.kind() + " " + id.namespace() + "/" + id.name() + inCluster(id));
        if (id.kind().equals(WorkloadKind.JOB)) {
            comments.add("A Job that exists refuses this change: delete it first, so that it is created anew.");
        }
        for (var change : patch.changes()) {
            change.leaves().forEach(leaf -> comments.add(change.name() + ": " + leaf));
            if (!change.explanation().isBlank()) {
                comments.add("  " + change.explanation());
            }
        }
        return comments;
    }

    private static String inCluster(WorkloadId workload) {
        return workload.cluster().isEmpty() ? "" : ", cluster " + workload.cluster();
    }
}
