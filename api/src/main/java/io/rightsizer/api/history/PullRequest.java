package io.rightsizer.api.history;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;
import java.util.function.Predicate;

/// A change somebody was asked to merge.
///
/// @param repository as the forge calls it: `shop/manifests`
/// @param number within the repository
/// @param url without credentials
/// @param branch that it would merge
/// @param state `open`, `merged`, `closed`
/// @param workloads that it changes
public record PullRequest(
        String repository, long number, String url, String branch, String state, List<WorkloadId> workloads) {

    public PullRequest {
        workloads = List.copyOf(workloads);
    }

    /// The same with those of its workloads only.
    public PullRequest of(Predicate<WorkloadId> wanted) {
        return new PullRequest(
                repository,
                number,
                url,
                branch,
                state,
                workloads.stream().filter(wanted).toList());
    }

    /// Whether its address is one of a page.
    public boolean hasPage() {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    public boolean isOpen() {
        return state.equals("open");
    }
}
