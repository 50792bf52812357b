package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Branches and their commits, through the Git Data API. A commit names neither author nor committer, so that GitHub
/// signs those of an App.
///
/// A branch moves by fast-forward only: where its pull request's base went on meanwhile, the new commit merges the
/// base. GitHub then refuses to move a branch that somebody else moved in between, and no review comment gets lost.
///
/// See https://docs.github.com/en/rest/git
final class GitHubBranches {

    private final Allowed allowed;
    private final GitHubApi api;
    private final GitHubTrees trees;
    private @Nullable String defaultBranch;

    GitHubBranches(ForgeSettings settings, GitHubApi api, GitHubTrees trees) {
        this.allowed = new Allowed(settings);
        this.api = api;
        this.trees = trees;
    }

    synchronized String defaultBranch() {
        if (defaultBranch == null) {
            defaultBranch = api.send(api.get("", "reading the repository", "metadata:read"))
                    .body()
                    .text("default_branch");
        }
        return defaultBranch;
    }

    Optional<String> head(String name) {
        var call = api.get("git/ref/" + ref(name), "reading branch " + Shown.oneLine(name), GitHubApi.READ);
        var reply = api.send(call.understanding(404));
        if (!reply.isSuccess()) {
            defaultBranch();
            return Optional.empty();
        }
        return Optional.of(reply.body().at("object").objectId("sha"));
    }

    Published publish(String branch, @Nullable String expected, String base, List<FileWrite> files, String message) {
        allowed.requireOurs(branch);
        allowed.requireHarmless(files);
        allowed.requireNotBase(branch, defaultBranch());
        var actual = head(branch).orElse(null);
        if (!Objects.equals(actual, expected)) {
            return new Published.Moved(actual);
        }
        var tree = trees.with(base, files);
        return expected == null
                ? create(branch, commit(tree, List.of(base), message))
                : moveOn(branch, expected, base, tree, message);
    }

    boolean delete(String branch, String expected) {
        allowed.requireOurs(branch);
        allowed.requireNotBase(branch, defaultBranch());
        if (!head(branch).equals(Optional.of(expected))) {
            return false;
        }
        var call = api.delete("git/refs/" + ref(branch), "deleting branch " + branch, GitHubApi.CONTENTS)
                .understanding(404, 422);
        var reply = api.send(call, () -> head(branch).isEmpty());
        if (reply.isEmpty() || reply.get().isSuccess()) {
            return true;
        }
        if (head(branch).isPresent()) {
            throw api.refusal(call, reply.get());
        }
        return false;
    }

    private Published moveOn(String branch, String expected, String base, String tree, String message) {
        var holdsBase = holds(expected, base);
        if (holdsBase && trees.of(expected).id().equals(tree)) {
            return new Published.Done(expected);
        }
        var commit = commit(tree, holdsBase ? List.of(expected) : List.of(expected, base), message);
        var body = JsonNodeFactory.instance.objectNode().put("sha", commit).put("force", false);
        var call = api.write("PATCH", "git/refs/" + ref(branch), body, "moving branch " + branch, GitHubApi.CONTENTS);
        return settled(branch, expected, commit, call);
    }

    private Published create(String branch, String commit) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("ref", "refs/heads/" + branch)
                .put("sha", commit);
        var call = api.write("POST", "git/refs", body, "creating branch " + branch, GitHubApi.CONTENTS);
        return settled(branch, null, commit, call);
    }

    /// Moves the branch; where GitHub refuses, or its answer is lost, what the branch is at tells what happened.
    private Published settled(String branch, @Nullable String expected, String commit, Call call) {
        var understood = call.understanding(404, 409, 422);
        var reply = api.send(understood, () -> head(branch).equals(Optional.of(commit)));
        if (reply.isEmpty() || reply.get().isSuccess()) {
            return new Published.Done(commit);
        }
        var actual = head(branch).orElse(null);
        if (Objects.equals(actual, expected)) {
            throw api.refusal(call, reply.get());
        }
        return new Published.Moved(actual);
    }

    private String commit(String tree, List<String> parents, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("message", message).put("tree", tree);
        parents.forEach(body.putArray("parents")::add);
        var call = api.write("POST", "git/commits", body, "storing a commit", GitHubApi.CONTENTS);
        return api.send(call).body().objectId("sha");
    }

    /// Whether `base` is `commit` or one before it.
    private boolean holds(String commit, String base) {
        if (commit.equals(base)) {
            return true;
        }
        var call = api.get(
                        "compare/" + base + "..." + commit + "?per_page=1",
                        "comparing a branch with its base",
                        GitHubApi.READ)
                .understanding(404);
        var reply = api.send(call);
        return reply.isSuccess() && reply.body().number("behind_by") == 0;
    }

    private static String ref(String branch) {
        return Call.encoded("heads/" + branch);
    }
}
