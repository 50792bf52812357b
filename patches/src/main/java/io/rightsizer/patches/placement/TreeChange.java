package io.rightsizer.patches.placement;

import java.util.List;

/// What a set of workloads changes in a checkout; nothing of it is written yet.
///
/// @param files by path; together they make the rendered differences and no others
/// @param workloads an outcome for each that was asked for, in their order
/// @param rendered every leaf that differs in any root
public record TreeChange(List<FileChange> files, List<PlacedWorkload> workloads, List<RenderedChange> rendered) {

    public TreeChange {
        files = List.copyOf(files);
        workloads = List.copyOf(workloads);
        rendered = List.copyOf(rendered);
    }
}
