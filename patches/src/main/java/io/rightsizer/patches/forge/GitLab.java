package io.rightsizer.patches.forge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// GitLab, gitlab.com or self-managed, through the REST API.
final class GitLab implements Forge {

    private final ForgeAddress address;
    private final GitLabApi api;
    private final GitLabFiles files;
    private final GitLabBranches branches;
    private final GitLabMergeRequests mergeRequests;
    private final GitLabIssues issues;

    GitLab(ForgeSettings settings, Waits waits) {
        this.address = settings.address();
        this.api = new GitLabApi(settings, waits);
        this.files = new GitLabFiles(api);
        this.branches = new GitLabBranches(settings, api, files);
        this.mergeRequests = new GitLabMergeRequests(api, branches);
        this.issues = new GitLabIssues(settings, api);
    }

    @Override
    public String description() {
        return address.description();
    }

    @Override
    public String defaultBranch() {
        return branches.defaultBranch();
    }

    @Override
    public Optional<String> branch(String name) {
        return branches.head(name);
    }

    @Override
    public Map<String, String> files(String commit) {
        return files.of(commit).objectIds();
    }

    @Override
    public Optional<String> file(String commit, String path) {
        return files.of(commit).file(path).map(entry -> files.content(entry.objectId(), path));
    }

    @Override
    public Published publish(
            String branch, @Nullable String expected, String base, List<FileWrite> writes, String message) {
        return branches.publish(branch, expected, base, writes, message);
    }

    @Override
    public boolean deleteBranch(String branch, String expected) {
        return branches.delete(branch, expected);
    }

    @Override
    public List<PullRequest> pullRequestsFrom(String branch) {
        return mergeRequests.from(branch);
    }

    @Override
    public List<PullRequest> openPullRequests(String branchPrefix) {
        return mergeRequests.open(branchPrefix);
    }

    @Override
    public PullRequest open(NewPullRequest request) {
        return mergeRequests.open(request);
    }

    @Override
    public void edit(long number, String title, String body) {
        mergeRequests.edit(number, title, body);
    }

    @Override
    public void close(long number) {
        mergeRequests.close(number);
    }

    @Override
    public void label(long number, Set<String> labels) {
        mergeRequests.label(number, labels);
    }

    @Override
    public void unlabel(long number, String label) {
        mergeRequests.unlabel(number, label);
    }

    @Override
    public Set<String> requestReview(long number, Set<String> reviewers) {
        return mergeRequests.requestReview(number, reviewers);
    }

    @Override
    public void comment(long number, String body) {
        mergeRequests.comment(number, body);
    }

    @Override
    public Optional<Issue> issueWith(String marker, String label) {
        return issues.with(marker, label);
    }

    @Override
    public Issue openIssue(String title, String body, Set<String> labels) {
        return issues.open(title, body, labels);
    }

    @Override
    public void editIssue(long number, String title, String body) {
        issues.edit(number, title, body);
    }

    @Override
    public int writes() {
        return api.writes();
    }
}
