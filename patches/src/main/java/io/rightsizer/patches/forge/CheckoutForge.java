package io.rightsizer.patches.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A repository of which only the checkout is known: one branch, no pull requests, and nothing can be written. A dry
/// run without a token is planned over it, as if it were the first.
public final class CheckoutForge implements Forge {

    private final Path directory;
    private final String base;
    private final String commit;

    /// @param base name of the branch that is checked out
    /// @param commit that is checked out
    public CheckoutForge(Path directory, String base, String commit) {
        this.directory = directory;
        this.base = base;
        this.commit = commit;
    }

    @Override
    public String description() {
        return "checkout of " + directory.toAbsolutePath().normalize().getFileName();
    }

    @Override
    public String defaultBranch() {
        return base;
    }

    @Override
    public Optional<String> branch(String name) {
        return name.equals(base) ? Optional.of(commit) : Optional.empty();
    }

    @Override
    public Map<String, String> files(String asked) {
        var files = new TreeMap<String, String>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    return entered.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var path = directory.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile()) {
                        text(file).ifPresent(text -> files.put(path, GitBlob.id(text)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new ForgeException(ForgeCode.NOT_FOUND, "cannot read the checkout " + directory);
        }
        return files;
    }

    @Override
    public Optional<String> file(String asked, String path) {
        var file = directory.resolve(path).normalize();
        return file.startsWith(directory.normalize()) && Files.isRegularFile(file) ? text(file) : Optional.empty();
    }

    /// Only text is ever changed.
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public List<PullRequest> pullRequestsFrom(String branch) {
        return List.of();
    }

    @Override
    public List<PullRequest> openPullRequests(String branchPrefix) {
        return List.of();
    }

    @Override
    public Optional<Issue> issueWith(String marker, String label) {
        return Optional.empty();
    }

    @Override
    public Published publish(
            String branch, @Nullable String expected, String onto, List<FileWrite> files, String message) {
        throw readOnly();
    }

    @Override
    public boolean deleteBranch(String branch, String expected) {
        throw readOnly();
    }

    @Override
    public PullRequest open(NewPullRequest request) {
        throw readOnly();
    }

    @Override
    public void edit(long number, String title, String body) {
        throw readOnly();
    }

    @Override
    public void close(long number) {
        throw readOnly();
    }

    @Override
    public void label(long number, Set<String> labels) {
        throw readOnly();
    }

    @Override
    public void unlabel(long number, String label) {
        throw readOnly();
    }

    @Override
    public Set<String> requestReview(long number, Set<String> reviewers) {
        throw readOnly();
    }

    @Override
    public void comment(long number, String body) {
        throw readOnly();
    }

    @Override
    public Issue openIssue(String title, String body, Set<String> labels) {
        throw readOnly();
    }

    @Override
    public void editIssue(long number, String title, String body) {
        throw readOnly();
    }

    @Override
    public int writes() {
        return 0;
    }

    private static ForgeException readOnly() {
        return new ForgeException(ForgeCode.REFUSED, "without a token nothing can be written; name its file");
    }
}
