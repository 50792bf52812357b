package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.FakeForge.A;
import static io.rightsizer.patches.forge.FakeForge.B;
import static io.rightsizer.patches.forge.FakeForge.body;
import static io.rightsizer.patches.forge.FakeForge.failure;
import static io.rightsizer.patches.forge.FakeForge.json;
import static io.rightsizer.patches.forge.FakeForge.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.forge.Forge.NewPullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Written from GitLab's documentation of its REST API.
class GitLabTest {

    private static final String PROJECT = "/api/v4/projects/acme%2Fconfig";
    private static final String BRANCH = "rightsizer/prod/shop/down";
    private static final String C = "c".repeat(40);

    /// The content of a.yaml is `1\n`, and so of every file here.
    private static final String ONE = "d00491fd7e5bb6fa28c517a0bb32b8b506539d4d";

    private FakeForge fake;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        fake = FakeForge.start(ForgeKind.GITLAB, directory);
        fake.answering(json("{\"default_branch\":\"main\"}"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void createsABranchWithItsCommitInOneRequest() throws InterruptedException {
        fake.answering(tree("a.yaml", "old.yaml"), status(404), json(201, "{\"id\":\"" + C + "\"}"));

        var published = fake.forge()
                .publish(
                        BRANCH,
                        null,
                        A,
                        List.of(
                                new FileWrite("a.yaml", "2\n"),
                                new FileWrite("b/new.yaml", "3\n"),
                                new FileWrite("old.yaml", null),
                                new FileWrite("never-was.yaml", null)),
                        "rightsize(shop)");

        assertThat(published).isEqualTo(new Published.Done(C));
        var requests = fake.requests();
        assertThat(requests.getLast().getTarget()).isEqualTo(PROJECT + "/repository/commits");
        assertThat(body(requests.getLast())).isEqualTo("""
                {"branch":"rightsizer/prod/shop/down","commit_message":"rightsize(shop)",\
                "start_sha":"%s","force":false,"actions":[\
                {"file_path":"a.yaml","action":"update","content":"2\\n"},\
                {"file_path":"b/new.yaml","action":"create","content":"3\\n"},\
                {"file_path":"old.yaml","action":"delete"}]}""".formatted(A));
        assertThat(requests.get(2).getTarget())
                .isEqualTo(PROJECT + "/repository/branches/rightsizer%2Fprod%2Fshop%2Fdown");
    }

    @Test
    void saysThatSomebodyElseCreatedTheBranchMeanwhile() {
        fake.answering(
                tree(),
                status(404),
                json(400, "{\"message\":\"A branch called '" + BRANCH + "' already exists.\"}"),
                branchAt(B));

        assertThat(publish(null, A)).isEqualTo(new Published.Moved(B));
    }

    @Test
    void changesEachFileOnlyAfterTheCommitThatWasSeen() throws InterruptedException {
        fake.answering(
                json("{\"id\":\"" + A + "\"}"),
                tree("a.yaml", "leftover.yaml"),
                tree("a.yaml"),
                json("{\"last_commit_id\":\"" + B + "\"}"),
                json("{\"last_commit_id\":\"" + A + "\"}"),
                branchAt(B),
                json(201, "{\"id\":\"" + C + "\"}"));

        assertThat(publish(B, A)).isEqualTo(new Published.Done(C));
        assertThat(body(fake.requests().getLast())).contains("""
                "actions":[\
                {"file_path":"leftover.yaml","action":"delete","last_commit_id":"%s"},\
                {"file_path":"a.yaml","action":"update","content":"2\\n","last_commit_id":"%s"}]}""".formatted(B, A));
    }

    @Test
    void startsAnewFromABaseThatWentOn() throws InterruptedException {
        fake.answering(
                json("{\"id\":\"" + C + "\"}"), tree("a.yaml"), branchAt(B), json(201, "{\"id\":\"" + C + "\"}"));

        assertThat(publish(B, A)).isEqualTo(new Published.Done(C));
        assertThat(body(fake.requests().getLast())).contains("\"start_sha\":\"" + A + "\",\"force\":true");
    }

    @Test
    void writesNothingWhereTheBranchMoved() throws InterruptedException {
        fake.answering(json("{\"id\":\"" + C + "\"}"), tree("a.yaml"), branchAt(C));

        assertThat(publish(B, A)).isEqualTo(new Published.Moved(C));
        assertThat(fake.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void readsWhetherACommitHappenedWhoseAnswerIsLost() throws InterruptedException {
        var moved = json("{\"commit\":{\"id\":\"" + C + "\",\"message\":\"rightsize(shop)\\n\"}}");
        fake.answering(tree("a.yaml"), status(404), status(502), moved, moved);

        assertThat(publish(null, A)).isEqualTo(new Published.Done(C));
        assertThat(fake.asked().stream().filter(asked -> asked.startsWith("POST")))
                .hasSize(1);
    }

    @Test
    void refusesAPathThroughASymbolicLink() {
        fake.answering(json("""
                [{"id":"%s","path":"apps","type":"blob","mode":"120000"}]""".formatted(A)));

        var failure =
                failure(() -> fake.forge().publish(BRANCH, null, A, List.of(new FileWrite("apps/x.yaml", "1\n")), "m"));

        assertThat(failure.code()).isEqualTo(ForgeCode.REFUSED);
    }

    @Test
    void opensADraftByItsTitle() throws InterruptedException {
        fake.answering(json(201, mergeRequest("opened", "Draft: rightsize(shop)", true)), branchAt(B), approvals());
        var forge = fake.forge();
        forge.defaultBranch();

        var opened = forge.open(new NewPullRequest(BRANCH, "main", "rightsize(shop)", "body", true));

        assertThat(opened.number()).isEqualTo(7);
        assertThat(opened.title()).isEqualTo("rightsize(shop)");
        assertThat(opened.draft()).isTrue();
        assertThat(opened.headCommit()).isEqualTo(B);
        assertThat(opened.labels()).containsExactly("rightsizing");
        assertThat(opened.approved()).isFalse();
        assertThat(body(fake.requests().get(1))).isEqualTo("""
                {"source_branch":"rightsizer/prod/shop/down","target_branch":"main",\
                "title":"Draft: rightsize(shop)","description":"body"}""");
    }

    @Test
    void saysThatAMergeRequestIsOpenAlready() {
        fake.answering(json(409, "{\"message\":[\"Another open merge request already exists: !3\"]}"));
        var forge = fake.forge();
        forge.defaultBranch();

        var failure = failure(() -> forge.open(new NewPullRequest(BRANCH, "main", "t", "b", false)));

        assertThat(failure.code()).isEqualTo(ForgeCode.ALREADY_EXISTS);
    }

    @Test
    void tellsApprovedFromNeedingNoApproval() throws InterruptedException {
        fake.answering(
                json("[" + mergeRequest("opened", "t", false) + "]"),
                branchAt(B),
                json("{\"approved\":true,\"approved_by\":[{\"user\":{\"username\":\"alice\"}}]}"));
        var forge = fake.forge();
        forge.defaultBranch();

        assertThat(forge.pullRequestsFrom(BRANCH)).singleElement().satisfies(request -> assertThat(request.approved())
                .isTrue());
        assertThat(fake.asked().get(1))
                .isEqualTo("GET " + PROJECT + "/merge_requests?state=all&source_branch=rightsizer%2Fprod%2Fshop%2Fdown"
                        + "&scope=all&order_by=created_at&sort=desc&per_page=100&page=1");
    }

    @Test
    void tellsAMergedMergeRequest() {
        fake.answering(json("[" + mergeRequest("merged", "t", false) + "]"));
        var forge = fake.forge();
        forge.defaultBranch();

        assertThat(forge.pullRequestsFrom(BRANCH)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.MERGED);
            assertThat(request.closed()).hasToString("2026-11-20T10:00:00Z");
        });
    }

    @Test
    void addsAndTakesLabelsAndReviewersWithoutTouchingOthers() throws InterruptedException {
        fake.answering(
                json("{}"),
                json("{}"),
                json("[{\"id\":5,\"username\":\"alice\"}]"),
                json("[]"),
                json("{\"reviewers\":[{\"id\":9}]}"),
                json("{}"));
        var forge = fake.forge();
        forge.defaultBranch();

        forge.label(7, Set.of("rightsizing", "risk:low"));
        forge.unlabel(7, "risk:low");
        assertThat(forge.requestReview(7, Set.of("alice", "nobody"))).containsExactly("nobody");

        assertThat(fake.requests().stream()
                        .filter(request -> request.getMethod().equals("PUT")))
                .extracting(FakeForge::body)
                .containsExactly(
                        "{\"add_labels\":\"rightsizing,risk:low\"}",
                        "{\"remove_labels\":\"risk:low\"}",
                        "{\"reviewer_ids\":[5,9]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/merge", "text\n  /close", "/assign @alice", "x\r\n/approve\r\ny"})
    void sendsNoTextThatHoldsACommand(String text) throws InterruptedException {
        assertThat(failure(() -> fake.forge().comment(7, text)).code()).isEqualTo(ForgeCode.REFUSED);
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void findsItsOwnDashboardIssueOnly() throws InterruptedException {
        fake.answering(json("{\"username\":\"project_1_bot\"}"), json("""
                [{"iid":3,"title":"t","description":"<!-- marker -->","web_url":"https://gitlab.com/i/3",\
                "author":{"username":"mallory"}},\
                {"iid":2,"title":"t","description":"<!-- marker -->","web_url":"https://gitlab.com/i/2",\
                "author":{"username":"project_1_bot"}}]"""));
        var forge = fake.forge();
        forge.defaultBranch();

        assertThat(forge.issueWith("<!-- marker -->", "rightsizing"))
                .map(Forge.Issue::number)
                .contains(2L);
    }

    @Test
    void namesScopeAndRoleOfATokenThatMayNot() {
        fake.answering(json(403, "{\"message\":\"403 Forbidden\"}"));
        var forge = fake.forge();
        forge.defaultBranch();

        assertThat(failure(() -> forge.close(7)))
                .hasMessageContaining("needs scope api and the role Developer")
                .hasMessageContaining("closing merge request 7");
    }

    private Published publish(@Nullable String expected, String base) {
        return fake.forge().publish(BRANCH, expected, base, List.of(new FileWrite("a.yaml", "2\n")), "rightsize(shop)");
    }

    private static MockResponse tree(String... paths) {
        var entries =
                List.of(paths).stream().map(path -> """
                        {"id":"%s","path":"%s","type":"blob","mode":"100644"}""".formatted(ONE, path)).toList();
        return json("[" + String.join(",", entries) + "]");
    }

    private static MockResponse branchAt(String commit) {
        return json("{\"commit\":{\"id\":\"" + commit + "\",\"message\":\"m\"}}");
    }

    private static MockResponse approvals() {
        return json("{\"approved\":true,\"approved_by\":[]}");
    }

    private static String mergeRequest(String state, String title, boolean draft) {
        return """
                {"iid":7,"state":"%s","title":"%s","draft":%s,"description":null,"source_project_id":1,\
                "target_project_id":1,"source_branch":"%s","target_branch":"main","sha":"%s",\
                "labels":["rightsizing"],"merge_when_pipeline_succeeds":false,"closed_at":null,\
                "merged_at":"2026-11-20T11:00:00.000+01:00",\
                "web_url":"https://gitlab.com/acme/config/-/merge_requests/7"}""".formatted(state, title, draft, BRANCH, A);
    }
}
