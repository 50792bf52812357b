package io.rightsizer.patches.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The files of commits. What a commit holds never changes, so it is listed once.
///
/// See https://docs.gitlab.com/api/repositories/
final class GitLabFiles {

    private static final int KEPT = 8;
    private static final int MOST_PAGES = 2000;

    private final GitLabApi api;
    private final Map<String, FileTree> known = new LinkedHashMap<>();

    GitLabFiles(GitLabApi api) {
        this.api = api;
    }

    synchronized FileTree of(String commit) {
        var files = known.get(commit);
        if (files == null) {
            files = read(commit);
            if (known.size() == KEPT) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(commit, files);
        }
        return files;
    }

    String content(String blob, String path) {
        var answer = api.send(api.get("repository/blobs/" + blob, "reading " + Shown.oneLine(path)))
                .body();
        try {
            return new String(Base64.getMimeDecoder().decode(answer.text("content")), UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new ForgeException(ForgeCode.BROKEN, answer.from() + ": its content is not base64");
        }
    }

    private FileTree read(String commit) {
        if (!Answer.isObjectId(commit)) {
            throw new ForgeException(ForgeCode.REFUSED, Shown.oneLine(commit) + " is not the id of a commit");
        }
        var call = api.get("repository/tree?recursive=true&ref=" + commit, "listing files");
        var files = new TreeMap<String, FileTree.Entry>();
        for (var entry : api.list(call, MOST_PAGES)) {
            if (!entry.text("type").equals("tree")) {
                files.put(entry.text("path"), new FileTree.Entry(entry.text("mode"), entry.objectId("id")));
            }
        }
        return new FileTree(files);
    }
}
