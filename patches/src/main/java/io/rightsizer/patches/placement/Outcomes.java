package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What came of all changes, collected.
final class Outcomes {

    private final Map<WorkloadId, PlacedWorkload> placed = new HashMap<>();
    private final TreeMap<String, String> texts = new TreeMap<>();
    private final List<RenderedChange> rendered = new ArrayList<>();

    void add(PlacedWorkload workload) {
        placed.put(workload.workload(), workload);
    }

    void add(RootChange change) {
        change.workloads().forEach(this::add);
        texts.putAll(change.texts());
        rendered.addAll(change.rendered());
    }

    /// @param tree that has the texts before
    TreeChange inOrderOf(List<WorkloadChange> changes, Tree tree) {
        var files = new ArrayList<FileChange>();
        texts.forEach(
                (path, text) -> files.add(new FileChange(path, tree.read(path).orElse(null), text)));
        var workloads = changes.stream()
                .map(change -> Objects.requireNonNull(placed.get(change.id())))
                .toList();
        return new TreeChange(files, workloads, rendered);
    }
}
