package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.patches.forge.Forge.NewPullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Pull requests whose branch is in this repository.
///
/// REST does not tell whether one is in the merge queue; one set to merge by itself counts as approved.
/// See https://docs.github.com/en/rest/pulls
final class GitHubPullRequests {

    private static final String READ = "pull_requests:read";
    private static final int MOST_PAGES = 30;
    private static final int MOST_REVIEW_PAGES = 10;

    private final ForgeAddress address;
    private final GitHubApi api;
    private final GitHubBranches branches;

    GitHubPullRequests(ForgeAddress address, GitHubApi api, GitHubBranches branches) {
        this.address = address;
        this.api = api;
        this.branches = branches;
    }

    List<PullRequest> from(String branch) {
        return pulls(
                        "?state=all&head=" + Call.encoded(address.owner() + ":" + branch),
                        "reading pull requests of " + Shown.oneLine(branch))
                .stream()
                .filter(pull -> branch(pull).equals(branch))
                .map(this::read)
                .toList();
    }

    List<PullRequest> open(String branchPrefix) {
        return pulls("?state=open", "reading open pull requests").stream()
                .filter(pull -> branch(pull).startsWith(branchPrefix))
                .map(this::read)
                .toList();
    }

    PullRequest open(NewPullRequest request) {
        GitHubApi.requireFits(request.title(), request.body());
        return LostAnswer.orElse(() -> create(request), () -> from(request.branch()).stream()
                .filter(pull -> pull.state() == State.OPEN && pull.base().equals(request.base()))
                .findFirst());
    }

    void edit(long number, String title, String body) {
        GitHubApi.requireFits(title, body);
        var change = JsonNodeFactory.instance.objectNode().put("title", title).put("body", body);
        change(number, change, "editing pull request ");
    }

    void close(long number) {
        change(number, JsonNodeFactory.instance.objectNode().put("state", "closed"), "closing pull request ");
    }

    /// Asks for all at once, and one by one where GitHub knows one of them not.
    Set<String> requestReview(long number, Set<String> reviewers) {
        if (reviewers.isEmpty() || ask(number, reviewers)) {
            return Set.of();
        }
        return reviewers.stream()
                .sorted()
                .filter(reviewer -> reviewers.size() == 1 || !ask(number, Set.of(reviewer)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Answer> pulls(String query, String what) {
        var call = api.get("pulls" + query + "&sort=created&direction=desc", what, READ);
        return api.list(call, MOST_PAGES).stream()
                .filter(this::isOfThisRepository)
                .toList();
    }

    private boolean isOfThisRepository(Answer pull) {
        return pull.at("head")
                .at("repo")
                .optionalText("full_name")
                .filter(name -> name.equalsIgnoreCase(address.repository()))
                .isPresent();
    }

    private static String branch(Answer pull) {
        return pull.at("head").text("ref");
    }

    private PullRequest create(NewPullRequest request) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("title", request.title())
                .put("head", request.branch())
                .put("base", request.base())
                .put("body", request.body())
                .put("draft", request.draft());
        var call = api.write(
                "POST", "pulls", body, "opening a pull request of " + request.branch(), GitHubApi.PULL_REQUESTS);
        var reply = api.send(call.understanding(422));
        if (reply.isSuccess()) {
            return read(reply.body());
        }
        var said = reply.said().toLowerCase(Locale.ROOT);
        if (request.draft() && said.contains("draft")) {
            return create(new NewPullRequest(request.branch(), request.base(), request.title(), request.body(), false));
        }
        if (said.contains("already exists")) {
            throw new ForgeException(
                    ForgeCode.ALREADY_EXISTS,
                    "a pull request of " + request.branch() + " is open already: read it again");
        }
        throw api.refusal(call, reply);
    }

    private void change(long number, ObjectNode change, String what) {
        var call = api.write("PATCH", "pulls/" + number, change, what + number, GitHubApi.PULL_REQUESTS);
        var reading = api.get("pulls/" + number, "reading pull request " + number, READ);
        api.send(call, () -> isAs(change, api.send(reading).body()));
    }

    private static boolean isAs(ObjectNode change, Answer pull) {
        return change.properties().stream()
                .allMatch(field -> field.getValue().equals(pull.node().path(field.getKey())));
    }

    private boolean ask(long number, Set<String> reviewers) {
        var body = JsonNodeFactory.instance.objectNode();
        reviewers.stream().sorted().forEach(reviewer -> {
            var slash = reviewer.indexOf('/');
            body.withArray(slash < 0 ? "reviewers" : "team_reviewers").add(reviewer.substring(slash + 1));
        });
        var call = api.write(
                "POST", "pulls/" + number + "/requested_reviewers", body, "asking for review", GitHubApi.PULL_REQUESTS);
        return api.send(call.understanding(422)).isSuccess();
    }

    private PullRequest read(Answer pull) {
        var merged = pull.time("merged_at");
        var isOpen = merged.isEmpty() && pull.text("state").equals("open");
        var number = pull.number("number");
        var branch = branch(pull);
        return new PullRequest(
                number,
                merged.isPresent() ? State.MERGED : isOpen ? State.OPEN : State.CLOSED,
                pull.flag("draft"),
                pull.text("title"),
                pull.optionalText("body").orElse(""),
                branch,
                (isOpen ? branches.head(branch) : Optional.<String>empty())
                        .orElseGet(() -> pull.at("head").objectId("sha")),
                pull.at("base").text("ref"),
                labels(pull),
                isOpen && (pull.at("auto_merge").isThere() || approved(number)),
                merged.or(() -> isOpen ? Optional.<Instant>empty() : pull.time("closed_at"))
                        .orElse(null),
                pull.webAddress("html_url"));
    }

    private static Set<String> labels(Answer pull) {
        return pull.at("labels").elements().stream()
                .map(label -> label.text("name"))
                .collect(Collectors.toSet());
    }

    /// Each person's last word counts, comments aside.
    private boolean approved(long number) {
        var call = api.get("pulls/" + number + "/reviews?", "reading reviews of " + number, READ);
        var lastWords = new HashMap<String, String>();
        for (var review : api.list(call, MOST_REVIEW_PAGES)) {
            var state = review.text("state");
            if (Set.of("APPROVED", "CHANGES_REQUESTED", "DISMISSED").contains(state)) {
                lastWords.put(review.at("user").optionalText("login").orElse(""), state);
            }
        }
        return lastWords.containsValue("APPROVED") && !lastWords.containsValue("CHANGES_REQUESTED");
    }
}
