package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.patches.forge.Forge.NewPullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Merge requests whose branch is in this project. A draft is one whose title begins with `Draft:`.
///
/// See https://docs.gitlab.com/api/merge_requests/
final class GitLabMergeRequests {

    private static final int MOST_PAGES = 30;
    private static final String DRAFT = "Draft: ";

    private final GitLabApi api;
    private final GitLabBranches branches;

    GitLabMergeRequests(GitLabApi api, GitLabBranches branches) {
        this.api = api;
        this.branches = branches;
    }

    List<PullRequest> from(String branch) {
        return list("?state=all&source_branch=" + Call.encoded(branch), branch).stream()
                .filter(request -> request.text("source_branch").equals(branch))
                .map(this::read)
                .toList();
    }

    List<PullRequest> open(String branchPrefix) {
        return list("?state=opened", branchPrefix).stream()
                .filter(request -> request.text("source_branch").startsWith(branchPrefix))
                .map(this::read)
                .toList();
    }

    PullRequest open(NewPullRequest request) {
        GitLabApi.requireHarmless(titled(request.title(), request.draft()), request.body());
        return LostAnswer.orElse(() -> create(request), () -> from(request.branch()).stream()
                .filter(other -> other.state() == State.OPEN && other.base().equals(request.base()))
                .findFirst());
    }

    /// A draft stays one: undrafting is for people.
    void edit(long number, String title, String body) {
        var isDraft = get(number).flag("draft");
        GitLabApi.requireHarmless(titled(title, isDraft), body);
        var change = JsonNodeFactory.instance
                .objectNode()
                .put("title", titled(title, isDraft))
                .put("description", body);
        change(number, change, "editing merge request ", () -> {
            var now = get(number);
            return now.text("title").equals(titled(title, isDraft))
                    && now.optionalText("description").orElse("").equals(body);
        });
    }

    void close(long number) {
        var change = JsonNodeFactory.instance.objectNode().put("state_event", "close");
        change(number, change, "closing merge request ", () -> !get(number)
                .text("state")
                .equals("opened"));
    }

    void label(long number, Set<String> labels) {
        if (!labels.isEmpty()) {
            var change = JsonNodeFactory.instance.objectNode().put("add_labels", joined(labels));
            change(number, change, "labelling ", () -> labels(get(number)).containsAll(labels));
        }
    }

    void unlabel(long number, String label) {
        var change = JsonNodeFactory.instance.objectNode().put("remove_labels", joined(Set.of(label)));
        change(number, change, "taking a label from ", () -> !labels(get(number))
                .contains(label));
    }

    /// GitLab wants numbers for names; those it already asked stay.
    Set<String> requestReview(long number, Set<String> reviewers) {
        var unknown = new LinkedHashSet<String>();
        var ids = new TreeSet<Long>();
        for (var reviewer : new TreeSet<>(reviewers)) {
            user(reviewer).ifPresentOrElse(ids::add, () -> unknown.add(reviewer));
        }
        if (!ids.isEmpty()) {
            get(number).at("reviewers").elements().forEach(present -> ids.add(present.number("id")));
            var change = JsonNodeFactory.instance.objectNode();
            ids.forEach(change.putArray("reviewer_ids")::add);
            change(number, change, "asking for review of ", () -> false);
        }
        return unknown;
    }

    void comment(long number, String body) {
        GitLabApi.requireHarmless("", body);
        var path = "merge_requests/" + number + "/notes";
        var call = api.write(
                "POST", path, JsonNodeFactory.instance.objectNode().put("body", body), "commenting on " + number);
        api.send(call, () -> api.list(api.get(path + "?", "reading comments of " + number), MOST_PAGES).stream()
                .anyMatch(note -> note.optionalText("body").equals(Optional.of(body))));
    }

    private List<Answer> list(String query, String what) {
        var call = api.get(
                "merge_requests" + query + "&scope=all&order_by=created_at&sort=desc",
                "reading merge requests of " + Shown.oneLine(what));
        return api.list(call, MOST_PAGES).stream()
                .filter(request -> request.number("source_project_id") == request.number("target_project_id"))
                .toList();
    }

    private Answer get(long number) {
        return api.send(api.get("merge_requests/" + number, "reading merge request " + number))
                .body();
    }

    private PullRequest create(NewPullRequest request) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("source_branch", request.branch())
                .put("target_branch", request.base())
                .put("title", titled(request.title(), request.draft()))
                .put("description", request.body());
        var call = api.write("POST", "merge_requests", body, "opening a merge request of " + request.branch());
        var reply = api.send(call.understanding(409));
        if (!reply.isSuccess()) {
            throw new ForgeException(
                    ForgeCode.ALREADY_EXISTS,
                    "a merge request of " + request.branch() + " is open already: read it again");
        }
        return read(reply.body());
    }

    private void change(long number, ObjectNode change, String what, BooleanSupplier isDone) {
        api.send(api.write("PUT", "merge_requests/" + number, change, what + number), isDone);
    }

    private Optional<Long> user(String name) {
        var call = Call.get("users?username=" + Call.encoded(name), "looking for a reviewer", GitLabApi.NEEDS);
        return api.send(call).body().elements().stream()
                .filter(user -> user.text("username").equalsIgnoreCase(name))
                .map(user -> user.number("id"))
                .findFirst();
    }

    private PullRequest read(Answer request) {
        var number = request.number("iid");
        var isOpen = request.text("state").equals("opened");
        var isMerged = request.text("state").equals("merged");
        var branch = request.text("source_branch");
        return new PullRequest(
                number,
                isMerged ? State.MERGED : isOpen ? State.OPEN : State.CLOSED,
                request.flag("draft"),
                untitled(request.text("title")),
                request.optionalText("description").orElse(""),
                branch,
                (isOpen ? branches.head(branch) : Optional.<String>empty()).orElseGet(() -> request.objectId("sha")),
                request.text("target_branch"),
                labels(request),
                isOpen && (request.flag("merge_when_pipeline_succeeds") || approved(number)),
                isOpen
                        ? null
                        : request.time(isMerged ? "merged_at" : "closed_at").orElse(null),
                request.webAddress("web_url"));
    }

    /// `approved` is true, too, where nobody has to approve; so people are counted.
    private boolean approved(long number) {
        var call = api.get("merge_requests/" + number + "/approvals", "reading approvals of " + number);
        return !api.send(call).body().at("approved_by").elements().isEmpty();
    }

    private static Set<String> labels(Answer request) {
        return request.at("labels").elements().stream()
                .map(label -> label.node().asText())
                .collect(Collectors.toSet());
    }

    private static String joined(Set<String> labels) {
        for (var label : labels) {
            if (label.contains(",")) {
                throw new ForgeException(
                        ForgeCode.REFUSED, "GitLab has no label with a comma, as " + Shown.oneLine(label));
            }
        }
        return String.join(",", new TreeSet<>(labels));
    }

    private static String titled(String title, boolean draft) {
        return draft ? DRAFT + title : title;
    }

    private static String untitled(String title) {
        return title.startsWith(DRAFT) ? title.substring(DRAFT.length()) : title;
    }
}
