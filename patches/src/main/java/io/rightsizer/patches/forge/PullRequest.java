package io.rightsizer.patches.forge;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pull request, or merge request, as the forge has it.
///
/// @param headCommit of its branch when it was last read
/// @param approved whether a person approved it, or it waits to be merged
/// @param closed when it was closed or merged; absent while it is open
public record PullRequest(
        long number,
        State state,
        boolean draft,
        String title,
        String body,
        String branch,
        String headCommit,
        String base,
        Set<String> labels,
        boolean approved,
        @Nullable Instant closed,
        String url) {

    public PullRequest {
        labels = Set.copyOf(labels);
    }

    public enum State {
        OPEN,
        CLOSED,
        MERGED
    }
}
