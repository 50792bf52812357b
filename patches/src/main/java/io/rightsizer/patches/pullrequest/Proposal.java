package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.placement.FileChange;
import io.rightsizer.patches.placement.RenderedChange;
import java.util.List;

/// A pull request that a run opened or gave a fresh commit or, where it only planned, would have.
///
/// @param files what its commit changes of the base
/// @param rendered every leaf that differs because of it
public record Proposal(
        String branch, String title, String body, List<FileChange> files, List<RenderedChange> rendered) {

    public Proposal {
        files = List.copyOf(files);
        rendered = List.copyOf(rendered);
    }
}
