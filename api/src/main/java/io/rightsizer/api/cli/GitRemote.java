package io.rightsizer.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What git knows of a checkout. A machine without git, or a directory without history, knows nothing.
final class GitRemote {

    private static final int MOST_BYTES = 4096;
    private static final long SECONDS = 10;

    private final Path directory;

    GitRemote(Path directory) {
        this.directory = directory;
    }

    /// The address of `origin`.
    Optional<String> address() throws IOException, InterruptedException {
        return answer(List.of("remote", "get-url", "origin"));
    }

    /// The branch that is checked out.
    Optional<String> branch() throws IOException, InterruptedException {
        return answer(List.of("symbolic-ref", "--quiet", "--short", "HEAD"));
    }

    /// The commit that is checked out.
    Optional<String> commit() throws IOException, InterruptedException {
        return answer(List.of("rev-parse", "--verify", "--quiet", "HEAD"));
    }

    private Optional<String> answer(List<String> question) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(question);
        Process git;
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_OPTIONAL_LOCKS", "0"));
            git = builder.start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try {
            git.getOutputStream().close();
            var text = new String(git.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
            var ended = git.waitFor(SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        } finally {
            git.destroyForcibly();
        }
    }
}
