package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rightsizer.patches.forge.Forge.Issue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What issues and pull requests share, labels and comments, and issues themselves.
///
/// See https://docs.github.com/en/rest/issues
final class GitHubThreads {

    private static final int MOST_PAGES = 30;
    private static final String READ = "issues:read";

    private final GitHubApi api;
    private @Nullable String author;

    GitHubThreads(ForgeSettings settings, GitHubApi api) {
        this.api = api;
        this.author = settings.author();
    }

    void label(long number, Set<String> labels) {
        if (labels.isEmpty()) {
            return;
        }
        var body = JsonNodeFactory.instance.objectNode();
        labels.stream().sorted().forEach(body.putArray("labels")::add);
        var path = "issues/" + number + "/labels";
        api.send(api.write("POST", path, body, "labelling " + number, GitHubApi.PULL_REQUESTS), () -> labels(number)
                .containsAll(labels));
    }

    void unlabel(long number, String label) {
        var path = "issues/" + number + "/labels/" + Call.encoded(label);
        var call = api.delete(path, "taking a label from " + number, GitHubApi.PULL_REQUESTS);
        api.send(call.understanding(404), () -> !labels(number).contains(label));
    }

    void comment(long number, String body) {
        GitHubApi.requireFits("", body);
        var path = "issues/" + number + "/comments";
        var fields = JsonNodeFactory.instance.objectNode().put("body", body);
        api.send(
                api.write("POST", path, fields, "commenting on " + number, GitHubApi.PULL_REQUESTS),
                () -> isSaid(number, body));
    }

    /// The newest open one of ours.
    Optional<Issue> issueWith(String marker, String label) {
        return openIssues("&labels=" + Call.encoded(label))
                .filter(issue -> issue.body().contains(marker))
                .findFirst();
    }

    Issue openIssue(String title, String body, Set<String> labels) {
        GitHubApi.requireFits(title, body);
        var fields = JsonNodeFactory.instance.objectNode().put("title", title).put("body", body);
        labels.stream().sorted().forEach(fields.putArray("labels")::add);
        var call = api.write("POST", "issues", fields, "opening an issue", GitHubApi.ISSUES);
        return LostAnswer.orElse(() -> issue(api.send(call).body()), () -> openIssues("")
                .filter(issue -> issue.title().equals(title) && issue.body().equals(body))
                .findFirst());
    }

    void editIssue(long number, String title, String body) {
        GitHubApi.requireFits(title, body);
        var fields = JsonNodeFactory.instance.objectNode().put("title", title).put("body", body);
        var path = "issues/" + number;
        api.send(api.write("PATCH", path, fields, "editing issue " + number, GitHubApi.ISSUES), () -> {
            var now = issue(
                    api.send(api.get(path, "reading issue " + number, READ)).body());
            return now.title().equals(title) && now.body().equals(body);
        });
    }

    private Stream<Issue> openIssues(String filter) {
        var author = author();
        var path = "issues?state=open&sort=created&direction=desc" + filter
                + author.map(login -> "&creator=" + Call.encoded(login)).orElse("");
        return api.list(api.get(path, "reading issues", READ), MOST_PAGES).stream()
                .filter(issue -> !issue.at("pull_request").isThere())
                .filter(issue -> isBy(author, issue.at("user")))
                .map(GitHubThreads::issue);
    }

    /// Where nobody tells who we are, we are an App, and people's issues are not ours.
    private static boolean isBy(Optional<String> author, Answer user) {
        return author.isPresent()
                ? user.optionalText("login")
                        .filter(author.get()::equalsIgnoreCase)
                        .isPresent()
                : user.optionalText("type").filter("Bot"::equals).isPresent();
    }

    /// Empty for the token of a GitHub App, which is no user.
    private synchronized Optional<String> author() {
        if (author == null) {
            var reply = api.send(Call.get("user", "asking whose token it is", "metadata:read")
                    .understanding(403));
            author = reply.isSuccess() ? reply.body().text("login") : "";
        }
        return Optional.of(author).filter(login -> !login.isEmpty());
    }

    private Set<String> labels(long number) {
        var call = api.get("issues/" + number + "/labels?", "reading labels of " + number, READ);
        return api.list(call, MOST_PAGES).stream()
                .map(label -> label.text("name"))
                .collect(Collectors.toSet());
    }

    private boolean isSaid(long number, String body) {
        var call = api.get("issues/" + number + "/comments?", "reading comments of " + number, READ);
        return api.list(call, MOST_PAGES).stream()
                .anyMatch(comment -> comment.optionalText("body").equals(Optional.of(body)));
    }

    private static Issue issue(Answer issue) {
        return new Issue(
                issue.number("number"),
                issue.text("title"),
                issue.optionalText("body").orElse(""),
                issue.webAddress("html_url"));
    }
}
