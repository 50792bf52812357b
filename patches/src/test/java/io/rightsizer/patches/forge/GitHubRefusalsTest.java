package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.FakeForge.A;
import static io.rightsizer.patches.forge.FakeForge.B;
import static io.rightsizer.patches.forge.FakeForge.body;
import static io.rightsizer.patches.forge.FakeForge.failure;
import static io.rightsizer.patches.forge.FakeForge.json;
import static io.rightsizer.patches.forge.FakeForge.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.forge.Forge.NewPullRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What GitHub does and the emulator does not, written from GitHub's documentation.
class GitHubRefusalsTest {

    private static final String BRANCH = "rightsizer/prod/shop/down";
    private static final String C = "c".repeat(40);
    private static final String D = "d".repeat(40);
    private static final String E = "e".repeat(40);
    private static final List<FileWrite> FILES = List.of(new FileWrite("a.yaml", "2\n"));
    private static final MockResponse REPOSITORY = json("{\"default_branch\":\"main\"}");

    private FakeForge fake;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        fake = FakeForge.start(ForgeKind.GITHUB, directory);
    }

    @AfterEach
    void stop() throws InterruptedException {
        fake.requests();
        fake.close();
    }

    @Test
    void losesTheRaceWhenSomebodyMovesTheBranchJustBefore() throws InterruptedException {
        fake.answering(REPOSITORY, refAt(A), commit(B), tree(""), json(201, sha(D)), compared(0), commit(A))
                .answering(tree(""), json(201, sha(E)), json(422, "{\"message\":\"Update is not a fast forward\"}"))
                .answering(refAt(B));

        assertThat(fake.forge().publish(BRANCH, A, B, FILES, "m")).isEqualTo(new Published.Moved(B));

        var requests = fake.requests();
        assertThat(body(requests.get(9))).isEqualTo("{\"sha\":\"" + E + "\",\"force\":false}");
        assertThat(body(requests.get(8))).isEqualTo("""
                {"message":"m","tree":"%s","parents":["%s"]}""".formatted(D, A));
    }

    @Test
    void losesTheRaceWhenSomebodyCreatesTheBranchJustBefore() {
        fake.answering(REPOSITORY, json(404, "{}"), commit(B), tree(""), json(201, sha(C)), json(201, sha(D)))
                .answering(json(422, "{\"message\":\"Reference already exists\"}"), refAt(A));

        assertThat(fake.forge().publish(BRANCH, null, B, FILES, "m")).isEqualTo(new Published.Moved(A));
    }

    @Test
    void saysWhenARuleOfTheRepositoryKeepsTheBranchWhereItIs() {
        fake.answering(REPOSITORY, json(404, "{}"), commit(B), tree(""), json(201, sha(C)), json(201, sha(D)))
                .answering(json(422, "{\"message\":\"Repository rule violations found\"}"), json(404, "{}"));

        var failure = failure(() -> fake.forge().publish(BRANCH, null, B, FILES, "m"));

        assertThat(failure.code()).isEqualTo(ForgeCode.REJECTED);
        assertThat(failure).hasMessageContaining("creating branch " + BRANCH + " (“Repository rule violations found”)");
    }

    @Test
    void saysWhenThePermissionIsLostInMidRunAndLeavesNoBranch() throws InterruptedException {
        fake.answering(REPOSITORY, json(404, "{}"), commit(B), tree(""), json(201, sha(C)))
                .answering(json(403, "{\"message\":\"Resource not accessible by integration\"}"));

        var failure = failure(() -> fake.forge().publish(BRANCH, null, B, FILES, "m"));

        assertThat(failure.code()).isEqualTo(ForgeCode.FORBIDDEN);
        assertThat(failure).hasMessageContaining("needs contents:write");
        assertThat(fake.asked()).noneMatch(asked -> asked.contains("git/refs"));
    }

    @ParameterizedTest
    @CsvSource({"120000, apps", "160000, apps", "120000, apps/x.yaml", "100644, apps", "100644, apps/x.yaml/y"})
    void refusesAPathThatALinkASubmoduleOrAFileBlocks(String mode, String present) {
        fake.answering(REPOSITORY, json(404, "{}"), commit(B), tree(entry(mode, present)));

        var failure =
                failure(() -> fake.forge().publish(BRANCH, null, B, List.of(new FileWrite("apps/x.yaml", "1\n")), "m"));

        assertThat(failure.code()).isEqualTo(ForgeCode.REFUSED);
        assertThat(failure).hasMessageContaining("in its way");
    }

    @Test
    void keepsAFileExecutable() throws InterruptedException {
        fake.answering(REPOSITORY, json(404, "{}"), commit(B), tree(entry("100755", "a.yaml")))
                .answering(json(201, sha(C)), json(201, sha(D)), json(201, "{}"));

        fake.forge().publish(BRANCH, null, B, FILES, "m");

        assertThat(body(fake.requests().get(4))).isEqualTo("""
                {"base_tree":"%s","tree":[{"path":"a.yaml","mode":"100755","type":"blob","content":"2\\n"}]}""".formatted(C));
    }

    @Test
    void walksATreeThatIsTooLargeForOneAnswer() {
        fake.answering(commit(B), json("{\"tree\":[],\"truncated\":true}"))
                .answering(tree(entry("100644", "a.yaml"), """
                        {"path":"apps","mode":"040000","type":"tree","sha":"%s"}""".formatted(D)))
                .answering(tree(entry("100644", "x/y.yaml")));

        assertThat(fake.forge().files(B)).containsOnlyKeys("a.yaml", "apps/x/y.yaml");
    }

    @Test
    void saysThatAPullRequestIsOpenAlready() {
        fake.answering(json(422, """
                {"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom",\
                "message":"A pull request already exists for acme:rightsizer/prod/shop/down."}]}"""));

        assertThat(failure(() -> fake.forge().open(newPullRequest(false))).code())
                .isEqualTo(ForgeCode.ALREADY_EXISTS);
    }

    @Test
    void saysWhyAPullRequestIsNotTaken() {
        fake.answering(json(422, """
                {"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom",\
                "message":"No commits between main and rightsizer/prod/shop/down"}]}"""));

        var failure = failure(() -> fake.forge().open(newPullRequest(false)));

        assertThat(failure.code()).isEqualTo(ForgeCode.REJECTED);
        assertThat(failure).hasMessageContaining("No commits between main and");
    }

    @Test
    void opensAReadyPullRequestWhereDraftsAreNotSupported() throws InterruptedException {
        fake.answering(
                json(422, "{\"message\":\"Draft pull requests are not supported in this repository.\"}"),
                json(201, pull("open", "null", "acme/config")),
                refAt(A),
                json("[]"));

        assertThat(fake.forge().open(newPullRequest(true)).draft()).isFalse();
        assertThat(body(fake.requests().get(1))).contains("\"draft\":false");
    }

    @Test
    void leavesOutPullRequestsOfForks() {
        fake.answering(json("[" + pull("open", "null", "mallory/config") + "]"));

        assertThat(fake.forge().pullRequestsFrom(BRANCH)).isEmpty();
    }

    @Test
    void takesOneThatWillMergeByItselfForApproved() {
        fake.answering(json("[" + pull("open", "{\"merge_method\":\"squash\"}", "acme/config") + "]"), refAt(A));

        assertThat(fake.forge().pullRequestsFrom(BRANCH))
                .extracting(PullRequest::approved)
                .containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "'alice APPROVED', true",
        "'alice APPROVED,alice COMMENTED', true",
        "'alice CHANGES_REQUESTED,alice APPROVED', true",
        "'alice APPROVED,alice DISMISSED', false",
        "'alice APPROVED,bob CHANGES_REQUESTED', false",
        "'alice COMMENTED', false"
    })
    void countsEachPersonsLastWord(String reviews, boolean approved) {
        var list = List.of(reviews.split(",")).stream()
                .map(review -> review.split(" "))
                .map(review -> "{\"user\":{\"login\":\"" + review[0] + "\"},\"state\":\"" + review[1] + "\"}")
                .toList();
        fake.answering(
                json("[" + pull("open", "null", "acme/config") + "]"),
                refAt(A),
                json("[" + String.join(",", list) + "]"));

        assertThat(fake.forge().pullRequestsFrom(BRANCH))
                .extracting(PullRequest::approved)
                .containsExactly(approved);
    }

    @Test
    void asksTeamsForReview() throws InterruptedException {
        fake.answering(json(201, "{}"));

        assertThat(fake.forge().requestReview(7, Set.of("alice", "acme/platform")))
                .isEmpty();
        assertThat(body(fake.requests().getFirst()))
                .isEqualTo("{\"team_reviewers\":[\"platform\"],\"reviewers\":[\"alice\"]}");
    }

    @Test
    void takesIssuesOfBotsOnlyWhereAnAppDoesNotKnowItsName() {
        fake.answering(json(403, "{\"message\":\"Resource not accessible by integration\"}"), json("""
                [{"number":3,"title":"t","body":"<!-- m -->","html_url":"https://github.com/i/3",\
                "user":{"login":"mallory","type":"User"}},\
                {"number":2,"title":"t","body":"<!-- m -->","html_url":"https://github.com/i/2",\
                "user":{"login":"rightsizer[bot]","type":"Bot"}}]"""));

        assertThat(fake.forge().issueWith("<!-- m -->", "rightsizing"))
                .map(Forge.Issue::number)
                .contains(2L);
    }

    @Test
    void sendsNoTextThatGitHubWouldRefuseForItsLength() throws InterruptedException {
        assertThat(failure(() -> fake.forge().edit(7, "t", "x".repeat(65_537))).code())
                .isEqualTo(ForgeCode.TOO_LARGE);
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void saysWhatTheServerFoundTooLarge() {
        fake.answering(status(413));

        assertThat(failure(() -> fake.forge().edit(7, "t", "b")).code()).isEqualTo(ForgeCode.TOO_LARGE);
    }

    private static NewPullRequest newPullRequest(boolean draft) {
        return new NewPullRequest(BRANCH, "main", "title", "body", draft);
    }

    private static MockResponse refAt(String commit) {
        return json("{\"object\":" + sha(commit) + "}");
    }

    private static MockResponse commit(String id) {
        return json("{\"sha\":\"" + id + "\",\"tree\":" + sha(C) + "}");
    }

    private static MockResponse compared(int behind) {
        return json("{\"behind_by\":" + behind + "}");
    }

    private static MockResponse tree(String... entries) {
        return json("{\"tree\":[" + String.join(",", entries) + "],\"truncated\":false}");
    }

    private static String entry(String mode, String path) {
        return """
                {"path":"%s","mode":"%s","type":"%s","sha":"%s"}""".formatted(path, mode, mode.equals("160000") ? "commit" : "blob", A);
    }

    private static String sha(String id) {
        return "{\"sha\":\"" + id + "\"}";
    }

    private static String pull(String state, String autoMerge, String headRepository) {
        return """
                {"number":7,"state":"%s","draft":false,"title":"title","body":null,"merged_at":null,"closed_at":null,\
                "labels":[],"auto_merge":%s,"html_url":"https://github.com/acme/config/pull/7",\
                "head":{"ref":"%s","sha":"%s","repo":{"full_name":"%s"}},"base":{"ref":"main"}}""".formatted(state, autoMerge, BRANCH, A, headRepository);
    }
}
