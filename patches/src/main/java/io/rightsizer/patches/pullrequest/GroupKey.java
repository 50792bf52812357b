package io.rightsizer.patches.pullrequest;

import static java.util.Objects.requireNonNull;

/// Whose pull request it is, and which of theirs. Stable from week to week.
///
/// @param repository as the forge describes it
/// @param base the branch it is to be merged into
/// @param environment the cluster, `default` where one server watches one cluster
/// @param owner the team, or the namespace where no label tells the team
/// @param part 1, or more where the changes are too many for one
public record GroupKey(String repository, String base, String environment, String owner, Lane lane, int part) {

    private static final int MOST_PARTS = 999;

    public GroupKey {
        requireNonNull(repository);
        requireNonNull(base);
        requireNonNull(environment);
        requireNonNull(owner);
        requireNonNull(lane);
        if (part < 1 || part > MOST_PARTS) {
            throw new IllegalArgumentException("no part " + part + " of a group");
        }
    }

    GroupKey in(Lane other, int otherPart) {
        return new GroupKey(repository, base, environment, owner, other, otherPart);
    }
}
