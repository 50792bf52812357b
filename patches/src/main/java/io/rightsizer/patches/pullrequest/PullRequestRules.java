package io.rightsizer.patches.pullrequest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/// How much a repository's people are to be asked of.
///
/// @param branchPrefix what our branches begin with
/// @param teamLabel the label that names a workload's team; empty to group by namespace
/// @param maxContainers in one pull request
/// @param maxLines that one pull request changes
/// @param maxOpen pull requests of one repository that save; what is about safety is not counted
/// @param maxNew of those in one run
/// @param minSaving a month, in the currency of the prices: a new one that saves less at most waits
/// @param cooldown for which a container is left alone after people said no
/// @param movedShare by which its numbers must have moved then, 0 to 1
/// @param observation after a merge, in which nothing more is lowered
/// @param reviewers to ask; usually none, for a CODEOWNERS file does it better
public record PullRequestRules(
        String branchPrefix,
        String teamLabel,
        int maxContainers,
        int maxLines,
        int maxOpen,
        int maxNew,
        BigDecimal minSaving,
        Duration cooldown,
        double movedShare,
        Duration observation,
        Set<String> reviewers) {

    public static final PullRequestRules DEFAULT = new PullRequestRules(
            "rightsizer",
            "",
            20,
            400,
            5,
            3,
            BigDecimal.valueOf(25),
            Duration.ofDays(90),
            0.25,
            Duration.ofDays(14),
            Set.of());

    public PullRequestRules {
        if (!BranchNames.isLegal(branchPrefix)) {
            throw new IllegalArgumentException("'" + branchPrefix
                    + "' cannot begin branch names; use up to 29 of a-z, 0-9, - and single /, such as 'rightsizer'");
        }
        reviewers = Set.copyOf(reviewers);
    }
}
