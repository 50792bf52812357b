package io.rightsizer.patches.forge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// How to work with a repository.
///
/// @param tokenFile holds the token on one line; read anew for each request, so a rotated one works
/// @param branchPrefix branches not called `<prefix>/…` or `<prefix>-…` are never written
/// @param baseBranch the branch people merge into, never written either; absent for the forge's default branch
/// @param author who the token's pull requests and issues are by, as `rightsizer[bot]`; absent to ask the forge, which
///     answers to tokens of users but not to those of a GitHub App
/// @param timeout of one request, to the last byte of its answer
/// @param writePause at least so long between two writes; forges ask for a second
/// @param allowance hears how many more requests the forge takes, where it says so
public record ForgeSettings(
        ForgeAddress address,
        Path tokenFile,
        String branchPrefix,
        @Nullable String baseBranch,
        @Nullable String author,
        Duration timeout,
        Duration writePause,
        LongConsumer allowance) {

    private static final String DEFAULT_PREFIX = "rightsizer";

    public ForgeSettings {
        if (!branchPrefix.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
            throw new ForgeException(
                    ForgeCode.REFUSED,
                    "a prefix of branches is 1 to 40 letters, digits, - or _, not " + Shown.oneLine(branchPrefix));
        }
    }

    public static ForgeSettings of(ForgeAddress address, Path tokenFile) {
        return new ForgeSettings(
                address, tokenFile, DEFAULT_PREFIX, null, null, Duration.ofSeconds(60), Duration.ofSeconds(1), _ -> {});
    }

    public ForgeSettings withBranches(String prefix, @Nullable String base) {
        return new ForgeSettings(address, tokenFile, prefix, base, author, timeout, writePause, allowance);
    }

    public ForgeSettings withAuthor(String login) {
        return new ForgeSettings(address, tokenFile, branchPrefix, baseBranch, login, timeout, writePause, allowance);
    }

    public ForgeSettings withTimeout(Duration longest) {
        return new ForgeSettings(address, tokenFile, branchPrefix, baseBranch, author, longest, writePause, allowance);
    }

    public ForgeSettings withAllowance(LongConsumer listener) {
        return new ForgeSettings(address, tokenFile, branchPrefix, baseBranch, author, timeout, writePause, listener);
    }

    public ForgeSettings withWritePause(Duration pause) {
        return new ForgeSettings(address, tokenFile, branchPrefix, baseBranch, author, timeout, pause, allowance);
    }
}
