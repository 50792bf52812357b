package io.rightsizer.patches.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dry run: reads from a forge, and notes what would be written instead of writing it.
public final class PlannedForge implements Forge {

    /// The number of pull requests and issues that were not opened.
    public static final long NOT_YET = 0;

    private static final String NO_COMMIT = "0".repeat(40);

    private final Forge forge;
    private final List<String> planned = new ArrayList<>();

    private PlannedForge(Forge forge) {
        this.forge = forge;
    }

    public static PlannedForge over(Forge forge) {
        return new PlannedForge(forge);
    }

    /// What would be written, in order: `close pull request 7`.
    public List<String> planned() {
        return List.copyOf(planned);
    }

    @Override
    public String description() {
        return forge.description();
    }

    @Override
    public String defaultBranch() {
        return forge.defaultBranch();
    }

    @Override
    public Optional<String> branch(String name) {
        return forge.branch(name);
    }

    @Override
    public Map<String, String> files(String commit) {
        return forge.files(commit);
    }

    @Override
    public Optional<String> file(String commit, String path) {
        return forge.file(commit, path);
    }

    @Override
    public Published publish(
            String branch, @Nullable String expected, String base, List<FileWrite> files, String message) {
        var actual = forge.branch(branch).orElse(null);
        if (actual == null ? expected != null : !actual.equals(expected)) {
            return new Published.Moved(actual);
        }
        plan((expected == null ? "create branch " : "move branch ") + branch + (expected == null ? " at" : " to")
                + " a commit of " + files.size() + (files.size() == 1 ? " file" : " files") + " on "
                + Shown.commit(base));
        return new Published.Done(NO_COMMIT);
    }

    @Override
    public boolean deleteBranch(String branch, String expected) {
        plan("delete branch " + branch + " at " + Shown.commit(expected));
        return true;
    }

    @Override
    public List<PullRequest> pullRequestsFrom(String branch) {
        return forge.pullRequestsFrom(branch);
    }

    @Override
    public List<PullRequest> openPullRequests(String branchPrefix) {
        return forge.openPullRequests(branchPrefix);
    }

    @Override
    public PullRequest open(NewPullRequest request) {
        plan("open a " + (request.draft() ? "draft " : "") + "pull request of " + request.branch() + " into "
                + request.base() + ": " + request.title());
        return new PullRequest(
                NOT_YET,
                PullRequest.State.OPEN,
                request.draft(),
                request.title(),
                request.body(),
                request.branch(),
                NO_COMMIT,
                request.base(),
                Set.of(),
                false,
                null,
                "https://" + forge.description());
    }

    @Override
    public void edit(long number, String title, String body) {
        plan("edit " + pullRequest(number) + ": " + title);
    }

    @Override
    public void close(long number) {
        plan("close " + pullRequest(number));
    }

    @Override
    public void label(long number, Set<String> labels) {
        plan("label " + pullRequest(number) + " with " + list(labels));
    }

    @Override
    public void unlabel(long number, String label) {
        plan("take label " + label + " from " + pullRequest(number));
    }

    @Override
    public Set<String> requestReview(long number, Set<String> reviewers) {
        plan("ask " + list(reviewers) + " to review " + pullRequest(number));
        return Set.of();
    }

    @Override
    public void comment(long number, String body) {
        plan("comment on " + pullRequest(number) + ": " + body);
    }

    @Override
    public Optional<Issue> issueWith(String marker, String label) {
        return forge.issueWith(marker, label);
    }

    @Override
    public Issue openIssue(String title, String body, Set<String> labels) {
        plan("open an issue: " + title);
        return new Issue(NOT_YET, title, body, "https://" + forge.description());
    }

    @Override
    public void editIssue(long number, String title, String body) {
        plan("edit issue " + number + ": " + title);
    }

    /// None of its own: what is planned is not sent.
    @Override
    public int writes() {
        return forge.writes();
    }

    private void plan(String what) {
        planned.add(Shown.oneLine(what));
    }

    private static String pullRequest(long number) {
        return number == NOT_YET ? "that pull request" : "pull request " + number;
    }

    private static String list(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
