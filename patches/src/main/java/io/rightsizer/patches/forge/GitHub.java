package io.rightsizer.patches.forge;

import io.rightsizer.patches.forge.GitHubTrees.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// GitHub, its Enterprise Server and ghe.com, through the REST API.
final class GitHub implements Forge {

    private final ForgeAddress address;
    private final GitHubApi api;
    private final GitHubTrees trees;
    private final GitHubBranches branches;
    private final GitHubPullRequests pullRequests;
    private final GitHubThreads threads;

    GitHub(ForgeSettings settings, Waits waits) {
        this.address = settings.address();
        this.api = new GitHubApi(settings, waits);
        this.trees = new GitHubTrees(api);
        this.branches = new GitHubBranches(settings, api, trees);
        this.pullRequests = new GitHubPullRequests(address, api, branches);
        this.threads = new GitHubThreads(settings, api);
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
        return trees.of(commit).objectIds();
    }

    @Override
    public Optional<String> file(String commit, String path) {
        return Optional.ofNullable(trees.of(commit).entries().get(path))
                .filter(Tree.Entry::isRegularFile)
                .map(entry -> trees.content(entry.objectId(), path));
    }

    @Override
    public Published publish(
            String branch, @Nullable String expected, String base, List<FileWrite> files, String message) {
        return branches.publish(branch, expected, base, files, message);
    }

    @Override
    public boolean deleteBranch(String branch, String expected) {
        return branches.delete(branch, expected);
    }

    @Override
    public List<PullRequest> pullRequestsFrom(String branch) {
        return pullRequests.from(branch);
    }

    @Override
    public List<PullRequest> openPullRequests(String branchPrefix) {
        return pullRequests.open(branchPrefix);
    }

    @Override
    public PullRequest open(NewPullRequest request) {
        return pullRequests.open(request);
    }

    @Override
    public void edit(long number, String title, String body) {
        pullRequests.edit(number, title, body);
    }

    @Override
    public void close(long number) {
        pullRequests.close(number);
    }

    @Override
    public void label(long number, Set<String> labels) {
        threads.label(number, labels);
    }

    @Override
    public void unlabel(long number, String label) {
        threads.unlabel(number, label);
    }

    @Override
    public Set<String> requestReview(long number, Set<String> reviewers) {
        return pullRequests.requestReview(number, reviewers);
    }

    @Override
    public void comment(long number, String body) {
        threads.comment(number, body);
    }

    @Override
    public Optional<Issue> issueWith(String marker, String label) {
        return threads.issueWith(marker, label);
    }

    @Override
    public Issue openIssue(String title, String body, Set<String> labels) {
        return threads.openIssue(title, body, labels);
    }

    @Override
    public void editIssue(long number, String title, String body) {
        threads.editIssue(number, title, body);
    }

    @Override
    public int writes() {
        return api.writes();
    }
}
