package io.rightsizer.patches.check;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.render.Manifest;
import java.util.List;

/// What is known of one workload's change before it leaves the machine.
///
/// @param before its manifest as the root renders it today
/// @param after as the root renders it with the change
/// @param root all objects that the root renders with the change; objects of other roots of the same cluster may be
///     among them
/// @param live what the run saw in the cluster
public record Checked(
        WorkloadChange change,
        Manifest before,
        Manifest after,
        List<Manifest> root,
        Live live,
        CheckSettings settings) {

    public Checked {
        root = List.copyOf(root);
    }
}
