package io.rightsizer.patches.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of commits, through the Git Data API. What a commit holds never changes, so it is read once.
///
/// See https://docs.github.com/en/rest/git/trees
final class GitHubTrees {

    private static final int KEPT = 8;
    private static final int MOST_REQUESTS = 2000;
    private static final String FILE = "100644";

    private final GitHubApi api;
    private final Map<String, Tree> known = new LinkedHashMap<>();

    GitHubTrees(GitHubApi api) {
        this.api = api;
    }

    synchronized Tree of(String commit) {
        var tree = known.get(commit);
        if (tree == null) {
            tree = read(commit);
            if (known.size() == KEPT) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(commit, tree);
        }
        return tree;
    }

    String content(String blob, String path) {
        var answer = api.send(api.get("git/blobs/" + blob, "reading " + Shown.oneLine(path), GitHubApi.READ))
                .body();
        try {
            return new String(Base64.getMimeDecoder().decode(answer.text("content")), UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new ForgeException(ForgeCode.BROKEN, answer.from() + ": its content is not base64");
        }
    }

    /// Stores the files of `base` with these writes; the id of the tree.
    String with(String base, List<FileWrite> files) {
        var tree = of(base);
        var entries = JsonNodeFactory.instance.arrayNode();
        for (var file : files) {
            tree.requireWritable(file.path());
            if (file.content() != null || tree.entries().containsKey(file.path())) {
                entries.add(entry(tree, file));
            }
        }
        if (entries.isEmpty()) {
            return tree.id();
        }
        var body = JsonNodeFactory.instance.objectNode().put("base_tree", tree.id());
        body.set("tree", entries);
        var call = api.write("POST", "git/trees", body, "storing " + files.size() + " files", GitHubApi.CONTENTS);
        return api.send(call).body().objectId("sha");
    }

    private static ObjectNode entry(Tree tree, FileWrite file) {
        var present = tree.entries().get(file.path());
        var entry = JsonNodeFactory.instance
                .objectNode()
                .put("path", file.path())
                .put("mode", present == null ? FILE : present.mode())
                .put("type", "blob");
        return file.content() == null ? entry.putNull("sha") : entry.put("content", file.content());
    }

    private Tree read(String commit) {
        if (!Answer.isObjectId(commit)) {
            throw new ForgeException(ForgeCode.REFUSED, Shown.oneLine(commit) + " is not the id of a commit");
        }
        var call = api.get("git/commits/" + commit, "reading commit " + Shown.commit(commit), GitHubApi.READ);
        var id = api.send(call).body().at("tree").objectId("sha");
        var entries = new TreeMap<String, Tree.Entry>();
        new Reading(entries).all(id, "");
        return new Tree(id, entries);
    }

    /// @param entries by path; all that is not a directory
    record Tree(String id, Map<String, Entry> entries) {

        Map<String, String> objectIds() {
            var files = new TreeMap<String, String>();
            entries.forEach((path, entry) -> {
                if (entry.isRegularFile()) {
                    files.put(path, entry.objectId());
                }
            });
            return files;
        }

        /// Git would replace a symbolic link, submodule or directory that stands in the way.
        void requireWritable(String path) {
            var present = entries.get(path);
            var blocked = present != null && !present.isRegularFile();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                blocked |= entries.containsKey(path.substring(0, slash));
            }
            blocked |= entries.keySet().stream().anyMatch(other -> other.startsWith(path + "/"));
            if (blocked) {
                throw new ForgeException(
                        ForgeCode.REFUSED,
                        "file " + Shown.oneLine(path)
                                + " is not written: a link, submodule, file or directory is in its way");
            }
        }

        /// @param mode as Git has it: `100644`
        record Entry(String mode, String objectId) {
            boolean isRegularFile() {
                return mode.startsWith("100");
            }
        }
    }

    /// One commit's tree: in one request where GitHub can, else directory by directory.
    private final class Reading {

        private final Map<String, Tree.Entry> entries;
        private int requests;

        Reading(Map<String, Tree.Entry> entries) {
            this.entries = entries;
        }

        void all(String tree, String prefix) {
            var recursive = request(tree, "?recursive=1");
            if (!recursive.flag("truncated")) {
                recursive.at("tree").elements().forEach(entry -> add(entry, prefix));
                return;
            }
            for (var directory : oneLevel(tree, prefix)) {
                all(directory.objectId("sha"), prefix + directory.text("path") + "/");
            }
        }

        private List<Answer> oneLevel(String tree, String prefix) {
            var directories = new ArrayList<Answer>();
            for (var entry : request(tree, "").at("tree").elements()) {
                if (entry.text("type").equals("tree")) {
                    directories.add(entry);
                } else {
                    add(entry, prefix);
                }
            }
            return directories;
        }

        private Answer request(String tree, String query) {
            if (++requests > MOST_REQUESTS) {
                throw new ForgeException(ForgeCode.TOO_LARGE, "the repository has more directories than are read");
            }
            var call = api.get("git/trees/" + tree + query, "listing files", GitHubApi.READ);
            return api.send(call).body();
        }

        private void add(Answer entry, String prefix) {
            if (!entry.text("type").equals("tree")) {
                entries.put(prefix + entry.text("path"), new Tree.Entry(entry.text("mode"), entry.objectId("sha")));
            }
        }
    }
}
