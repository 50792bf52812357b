package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Branches and their commits, through the commits API: one request makes the commit and moves the branch.
///
/// GitLab refuses to create a branch that exists, and to change a file whose last commit is not the one we saw. It
/// cannot merge a base that went on meanwhile: then the branch starts anew from the base, and only the moment between
/// our last look at it and that request is unguarded.
///
/// See https://docs.gitlab.com/api/commits/
final class GitLabBranches {

    private static final int MOST_FILES = 1000;

    private final Allowed allowed;
    private final GitLabApi api;
    private final GitLabFiles files;
    private @Nullable String defaultBranch;

    GitLabBranches(ForgeSettings settings, GitLabApi api, GitLabFiles files) {
        this.allowed = new Allowed(settings);
        this.api = api;
        this.files = files;
    }

    synchronized String defaultBranch() {
        if (defaultBranch == null) {
            defaultBranch = api.send(api.get("", "reading the project")).body().text("default_branch");
        }
        return defaultBranch;
    }

    Optional<String> head(String name) {
        var call = api.get(path(name), "reading branch " + Shown.oneLine(name));
        var reply = api.send(call.understanding(404));
        if (!reply.isSuccess()) {
            defaultBranch();
            return Optional.empty();
        }
        return Optional.of(reply.body().at("commit").objectId("id"));
    }

    Published publish(String branch, @Nullable String expected, String base, List<FileWrite> writes, String message) {
        allowed.requireOurs(branch);
        allowed.requireHarmless(writes);
        allowed.requireNotBase(branch, defaultBranch());
        var commit = JsonNodeFactory.instance.objectNode().put("branch", branch).put("commit_message", message);
        if (expected != null && holds(expected, base)) {
            commit.set("actions", onTop(expected, base, writes));
        } else {
            commit.put("start_sha", base).put("force", expected != null).set("actions", onBase(base, writes));
        }
        var actual = head(branch).orElse(null);
        if (!Objects.equals(actual, expected)) {
            return new Published.Moved(actual);
        }
        return expected != null && commit.path("actions").isEmpty()
                ? new Published.Done(expected)
                : settled(branch, expected, commit);
    }

    boolean delete(String branch, String expected) {
        allowed.requireOurs(branch);
        allowed.requireNotBase(branch, defaultBranch());
        if (!head(branch).equals(Optional.of(expected))) {
            return false;
        }
        var call = api.delete(path(branch), "deleting branch " + branch).understanding(404);
        var reply = api.send(call, () -> head(branch).isEmpty());
        return reply.isEmpty() || reply.get().isSuccess();
    }

    /// Where GitLab refuses, or its answer is lost, what the branch is at tells what happened.
    private Published settled(String branch, @Nullable String expected, ObjectNode commit) {
        var call = api.write("POST", "repository/commits", commit, "committing to branch " + branch);
        var reply = api.send(call.understanding(400, 404, 409), () -> isDone(branch, expected, commit));
        if (reply.isPresent() && reply.get().isSuccess()) {
            return new Published.Done(reply.get().body().objectId("id"));
        }
        var actual = head(branch).orElse(null);
        if (reply.isEmpty() && actual != null) {
            return new Published.Done(actual);
        }
        if (reply.isPresent() && Objects.equals(actual, expected)) {
            throw api.refusal(call, reply.get());
        }
        return new Published.Moved(actual);
    }

    /// Whether the branch moved to a commit of this very message; it names the run.
    private boolean isDone(String branch, @Nullable String expected, ObjectNode commit) {
        var reply = api.send(api.get(path(branch), "reading branch " + branch).understanding(404));
        if (!reply.isSuccess()) {
            return false;
        }
        var newest = reply.body().at("commit");
        var message = newest.optionalText("message").map(String::strip);
        return !newest.objectId("id").equals(expected)
                && message.equals(
                        Optional.of(commit.path("commit_message").asText().strip()));
    }

    private ArrayNode onBase(String base, List<FileWrite> writes) {
        var present = writable(base, writes).objectIds();
        var actions = JsonNodeFactory.instance.arrayNode();
        for (var write : writes) {
            var isPresent = present.containsKey(write.path());
            if (write.content() != null || isPresent) {
                actions.add(action(write.path(), write.content(), isPresent));
            }
        }
        return actions;
    }

    /// What turns the branch into `base` with the writes: those, and whatever else differs from the base.
    private ArrayNode onTop(String expected, String base, List<FileWrite> writes) {
        var present = writable(expected, writes).objectIds();
        var actions = JsonNodeFactory.instance.arrayNode();
        for (var write : wanted(expected, base, writes)) {
            var isPresent = present.containsKey(write.path());
            if (isPresent && !Objects.equals(GitBlob.id(write.content()), present.get(write.path()))) {
                actions.add(action(write.path(), write.content(), true)
                        .put("last_commit_id", lastCommit(expected, write.path())));
            } else if (!isPresent && write.content() != null) {
                actions.add(action(write.path(), write.content(), false));
            }
        }
        return actions;
    }

    private List<FileWrite> wanted(String expected, String base, List<FileWrite> writes) {
        var written = writes.stream().map(FileWrite::path).collect(Collectors.toSet());
        var before = files.of(base).objectIds();
        var now = files.of(expected).objectIds();
        var differing = new TreeSet<>(before.keySet());
        differing.addAll(now.keySet());
        differing.removeIf(path -> written.contains(path) || Objects.equals(before.get(path), now.get(path)));
        if (differing.size() > MOST_FILES) {
            throw new ForgeException(
                    ForgeCode.TOO_LARGE,
                    "the branch differs from its base in " + differing.size() + " files of others");
        }
        var wanted = differing.stream()
                .map(path ->
                        new FileWrite(path, before.containsKey(path) ? files.content(before.get(path), path) : null))
                .collect(Collectors.toList());
        wanted.addAll(writes);
        return wanted;
    }

    private FileTree writable(String commit, List<FileWrite> writes) {
        var tree = files.of(commit);
        writes.forEach(write -> tree.requireWritable(write.path()));
        return tree;
    }

    private static ObjectNode action(String path, @Nullable String content, boolean isPresent) {
        var action = JsonNodeFactory.instance.objectNode().put("file_path", path);
        if (content == null) {
            return action.put("action", "delete");
        }
        return action.put("action", isPresent ? "update" : "create").put("content", content);
    }

    private String lastCommit(String commit, String path) {
        var call = api.get(
                "repository/files/" + Call.encoded(path) + "?ref=" + commit,
                "reading who changed " + Shown.oneLine(path));
        return api.send(call).body().objectId("last_commit_id");
    }

    /// Whether `base` is `commit` or one before it: then it is their merge base.
    private boolean holds(String commit, String base) {
        var call = api.get(
                        "repository/merge_base?refs%5B%5D=" + commit + "&refs%5B%5D=" + base,
                        "comparing a branch with its base")
                .understanding(400, 404);
        var reply = api.send(call);
        return reply.isSuccess() && reply.body().optionalText("id").equals(Optional.of(base));
    }

    private static String path(String branch) {
        return "repository/branches/" + Call.encoded(branch);
    }
}
