package io.rightsizer.api.config;

import io.rightsizer.patches.forge.ForgeKind;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where pull requests go, and how many people are to be asked at a time.
///
/// @param forge absent where the address of the Git remote tells
/// @param apiUrl absent likewise
/// @param repository `owner/name`; absent likewise
/// @param tokenFile holds the token on one line; without one nothing is asked of the forge
/// @param author who the token's pull requests are by; absent to ask the forge
/// @param base the branch to be merged into; absent for the repository's default branch
/// @param byTeam whether a team has pull requests of its own; else a namespace
public record PullRequestSettings(
        @Nullable ForgeKind forge,
        @Nullable URI apiUrl,
        @Nullable String repository,
        @Nullable Path tokenFile,
        @Nullable String author,
        @Nullable String base,
        String branchPrefix,
        boolean byTeam,
        int maxContainers,
        int maxLines,
        int maxOpen,
        int maxNew,
        BigDecimal minSaving,
        Duration cooldown,
        Duration observation,
        Duration writePause,
        Set<String> reviewers) {

    public PullRequestSettings {
        reviewers = Set.copyOf(reviewers);
    }

    static PullRequestSettings of(Values values) {
        return new PullRequestSettings(
                values.find(Key.FORGE, ForgeKind.class).orElse(null),
                values.find(Key.FORGE_URL, URI.class).orElse(null),
                values.find(Key.FORGE_REPOSITORY, String.class).orElse(null),
                values.find(Key.FORGE_TOKEN_FILE, Path.class).orElse(null),
                values.find(Key.FORGE_AUTHOR, String.class).orElse(null),
                values.find(Key.BASE_BRANCH, String.class).orElse(null),
                values.find(Key.BRANCH_PREFIX, String.class).orElseThrow(),
                values.find(Key.GROUP_BY, Boolean.class).orElseThrow(),
                values.find(Key.MAX_CONTAINERS, Integer.class).orElseThrow(),
                values.find(Key.MAX_LINES, Integer.class).orElseThrow(),
                values.find(Key.MAX_OPEN, Integer.class).orElseThrow(),
                values.find(Key.MAX_NEW, Integer.class).orElseThrow(),
                values.find(Key.MIN_PULL_SAVING, BigDecimal.class).orElseThrow(),
                values.find(Key.COOLDOWN, Duration.class).orElseThrow(),
                values.find(Key.OBSERVATION, Duration.class).orElseThrow(),
                values.find(Key.WRITE_PAUSE, Duration.class).orElseThrow(),
                values.find(Key.REVIEWERS, Logins.class).orElse(Logins.NONE).all());
    }
}
