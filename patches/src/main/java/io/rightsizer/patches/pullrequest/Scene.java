package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.Forge.Issue;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import io.rightsizer.patches.forge.PullRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the repository is like when a run begins.
///
/// @param files of the commit that the checkout holds: path to object id
/// @param open our open pull requests that carry a marker which fits their branch
/// @param dashboard its issue, if there is one
record Scene(
        String repository,
        BranchNames branches,
        Map<String, String> files,
        OptOuts optOuts,
        List<PullRequest> open,
        Optional<Issue> dashboard) {

    /// @throws IllegalArgumentException when the opt-outs cannot be read
    static Scene read(Forge forge, PullRequestRules rules, PullRequestRun run) {
        if (forge.branch(run.base()).isEmpty()) {
            throw new ForgeException(
                    ForgeCode.NOT_FOUND,
                    "the base branch '" + run.base() + "' is not in " + forge.description()
                            + "; name the branch that people merge into");
        }
        var prefix = rules.branchPrefix();
        var branches = BranchNames.under(prefix, forge.branch(prefix).isPresent());
        return new Scene(
                forge.description(),
                branches,
                forge.files(run.commit()),
                OptOuts.parse(forge.file(run.commit(), OptOuts.FILE).orElse("")),
                forge.openPullRequests(branches.prefix()),
                forge.issueWith(Dashboard.MARKER, Labels.DASHBOARD));
    }

    GroupKey group(Owner owner, String base, Lane lane, int part) {
        return new GroupKey(repository, base, owner.environment(), owner.name(), lane, part);
    }

    /// Whether a marker is of this very branch, not copied from another page.
    boolean fits(PullRequest pull, Marker marker) {
        return marker.group().repository().equals(repository)
                && marker.group().base().equals(pull.base())
                && branches.of(marker.group()).equals(pull.branch());
    }

    /// Keys of what people ticked on the dashboard.
    Set<String> ticked() {
        return dashboard.map(issue -> Dashboard.ticked(issue.body())).orElse(Set.of());
    }
}
