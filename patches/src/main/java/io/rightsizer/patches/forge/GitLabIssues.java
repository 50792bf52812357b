package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rightsizer.patches.forge.Forge.Issue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Issues of this project that are ours.
///
/// See https://docs.gitlab.com/api/issues/
final class GitLabIssues {

    private static final int MOST_PAGES = 30;

    private final GitLabApi api;
    private @Nullable String author;

    GitLabIssues(ForgeSettings settings, GitLabApi api) {
        this.api = api;
        this.author = settings.author();
    }

    /// The newest open one.
    Optional<Issue> with(String marker, String label) {
        return openOnes("&labels=" + Call.encoded(label))
                .filter(issue -> issue.body().contains(marker))
                .findFirst();
    }

    Issue open(String title, String body, Set<String> labels) {
        GitLabApi.requireHarmless(title, body);
        var fields = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("description", body)
                .put("labels", String.join(",", new TreeSet<>(labels)));
        var call = api.write("POST", "issues", fields, "opening an issue");
        return LostAnswer.orElse(() -> issue(api.send(call).body()), () -> openOnes("")
                .filter(issue -> issue.title().equals(title) && issue.body().equals(body))
                .findFirst());
    }

    void edit(long number, String title, String body) {
        GitLabApi.requireHarmless(title, body);
        var path = "issues/" + number;
        var fields = JsonNodeFactory.instance.objectNode().put("title", title).put("description", body);
        api.send(api.write("PUT", path, fields, "editing issue " + number), () -> {
            var now = issue(api.send(api.get(path, "reading issue " + number)).body());
            return now.title().equals(title) && now.body().equals(body);
        });
    }

    private Stream<Issue> openOnes(String filter) {
        var us = author();
        var path = "issues?state=opened&scope=all&order_by=created_at&sort=desc&author_username=" + Call.encoded(us)
                + filter;
        return api.list(api.get(path, "reading issues"), MOST_PAGES).stream()
                .filter(issue -> issue.at("author").optionalText("username").equals(Optional.of(us)))
                .map(GitLabIssues::issue);
    }

    private synchronized String author() {
        if (author == null) {
            author = api.send(Call.get("user", "asking whose token it is", GitLabApi.NEEDS))
                    .body()
                    .text("username");
        }
        return author;
    }

    private static Issue issue(Answer issue) {
        return new Issue(
                issue.number("iid"),
                issue.text("title"),
                issue.optionalText("description").orElse(""),
                issue.webAddress("web_url"));
    }
}
