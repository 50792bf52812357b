package io.rightsizer.patches.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rightsizer.patches.forge.Forge.NewPullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubOnEmulatorTest {

    private static final String BRANCH = "rightsizer/prod/shop/down";

    private GitHubEmulator emulator;
    private Forge forge;
    private String main;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        emulator = GitHubEmulator.start(directory);
        forge = emulator.forge();
        main = forge.branch("main").orElseThrow();
        emulator.calls();
    }

    @AfterEach
    void everyRequestIsAsGitHubDescribesIt() {
        if (emulator != null) {
            emulator.close();
            assertThat(emulator.violations()).isEmpty();
        }
    }

    @Test
    void publishesFilesInOneCommitOnANewBranch() {
        var commit = published(null, main, write("apps/shop/rightsizing/web.yaml", "memory: 64Mi\n"));

        assertThat(forge.branch(BRANCH)).contains(commit);
        assertThat(forge.files(commit))
                .containsOnlyKeys("README.md", "apps/shop/rightsizing/web.yaml")
                .containsEntry("apps/shop/rightsizing/web.yaml", "288a3efe8bb60f327f249e6f52f120c7b98d9285");
        assertThat(forge.file(commit, "apps/shop/rightsizing/web.yaml")).contains("memory: 64Mi\n");
        assertThat(forge.file(commit, "apps/shop")).isEmpty();
        assertThat(emulator.writes())
                .containsExactly(
                        "POST /repos/acme/config/git/trees",
                        "POST /repos/acme/config/git/commits",
                        "POST /repos/acme/config/git/refs");
        assertThat(forge.writes()).isEqualTo(3);
    }

    @Test
    void keepsTextExactlyAsItIs() {
        var text = "\uFEFF# größe ≤ 1 \uD83D\uDE80\r\nmemory: '64Mi' # {{ x }}\r\n\ttab\n";

        var commit = published(null, main, write("a b/ü%2F#?.yaml", text));

        assertThat(forge.file(commit, "a b/ü%2F#?.yaml")).contains(text);
    }

    @Test
    void movesTheBranchByOneCommitOnTop() throws Exception {
        var first = published(null, main, write("a.yaml", "1\n"));

        var second = published(first, main, write("a.yaml", "2\n"));

        assertThat(forge.branch(BRANCH)).contains(second);
        assertThat(parents(second)).containsExactly(first);
    }

    @Test
    void dropsWhatAnEarlierRunWroteAndThisOneDoesNot() {
        var first = published(null, main, write("a.yaml", "1\n"));

        var second = published(first, main, write("b.yaml", "1\n"));

        assertThat(forge.files(second)).containsOnlyKeys("README.md", "b.yaml");
    }

    @Test
    void mergesABaseThatWentOnInsteadOfForcing() throws Exception {
        var first = published(null, main, write("a.yaml", "1\n"));
        var newMain = emulator.aliceCommits("main", "b.yaml", "by alice\n");

        var second = published(first, newMain, write("a.yaml", "1\n"));

        assertThat(parents(second)).containsExactly(first, newMain);
        assertThat(forge.files(second)).containsOnlyKeys("README.md", "a.yaml", "b.yaml");
    }

    @Test
    void commitsNothingWhereTheBranchHoldsItAlready() {
        var first = published(null, main, write("a.yaml", "1\n"));
        emulator.calls();

        assertThat(published(first, main, write("a.yaml", "1\n"))).isEqualTo(first);
        assertThat(emulator.writes()).containsExactly("POST /repos/acme/config/git/trees");
    }

    @Test
    void deletesFiles() {
        var first = published(null, main, write("a.yaml", "1\n"), new FileWrite("README.md", null));

        assertThat(forge.files(first)).containsOnlyKeys("a.yaml");
    }

    @Test
    void leavesABranchAloneThatSomebodyMoved() throws Exception {
        var first = published(null, main, write("a.yaml", "1\n"));
        var byAlice = emulator.aliceCommits(BRANCH, "a.yaml", "3\n");
        emulator.calls();

        var published = forge.publish(BRANCH, first, main, List.of(write("a.yaml", "2\n")), "again");

        assertThat(published).isEqualTo(new Published.Moved(byAlice));
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void doesNotCreateABranchThatExistsNorMoveOneThatIsGone() {
        var first = published(null, main, write("a.yaml", "1\n"));

        assertThat(forge.publish(BRANCH, null, main, List.of(write("a.yaml", "2\n")), "again"))
                .isEqualTo(new Published.Moved(first));
        assertThat(forge.deleteBranch(BRANCH, first)).isTrue();
        assertThat(forge.publish(BRANCH, first, main, List.of(write("a.yaml", "2\n")), "again"))
                .isEqualTo(new Published.Moved(null));
    }

    @Test
    void deletesABranchOnlyWhereItWasLeft() throws Exception {
        var first = published(null, main, write("a.yaml", "1\n"));
        var byAlice = emulator.aliceCommits(BRANCH, "a.yaml", "3\n");

        assertThat(forge.deleteBranch(BRANCH, first)).isFalse();
        assertThat(forge.branch(BRANCH)).contains(byAlice);
        assertThat(forge.deleteBranch(BRANCH, byAlice)).isTrue();
        assertThat(forge.branch(BRANCH)).isEmpty();
        assertThat(forge.deleteBranch(BRANCH, byAlice)).isFalse();
    }

    @Test
    void opensReadsEditsAndClosesAPullRequest() throws Exception {
        var head = published(null, main, write("a.yaml", "1\n"));

        var opened = forge.open(new NewPullRequest(BRANCH, "main", "rightsize(shop)", "body <!-- marker -->", true));
        forge.label(opened.number(), Set.of("rightsizing", "risk:low"));
        forge.edit(opened.number(), "other", "new body");
        var byAlice = emulator.aliceCommits(BRANCH, "a.yaml", "3\n");

        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.draft()).isTrue();
        assertThat(opened.headCommit()).isEqualTo(head);
        assertThat(forge.openPullRequests("rightsizer/")).singleElement().satisfies(pull -> {
            assertThat(pull.title()).isEqualTo("other");
            assertThat(pull.body()).isEqualTo("new body");
            assertThat(pull.base()).isEqualTo("main");
            assertThat(pull.labels()).containsExactlyInAnyOrder("rightsizing", "risk:low");
            assertThat(pull.headCommit()).isEqualTo(byAlice);
            assertThat(pull.approved()).isFalse();
            assertThat(pull.closed()).isNull();
        });
        assertThat(forge.openPullRequests("rightsizer/test")).isEmpty();

        forge.unlabel(opened.number(), "risk:low");
        forge.unlabel(opened.number(), "never was there");
        forge.close(opened.number());

        assertThat(forge.openPullRequests("")).isEmpty();
        assertThat(forge.pullRequestsFrom(BRANCH)).singleElement().satisfies(pull -> {
            assertThat(pull.state()).isEqualTo(State.CLOSED);
            assertThat(pull.labels()).containsExactly("rightsizing");
            assertThat(pull.closed()).isNotNull();
        });
    }

    @Test
    void tellsAMergedPullRequest() throws Exception {
        published(null, main, write("a.yaml", "1\n"));
        var opened = forge.open(new NewPullRequest(BRANCH, "main", "t", "b", false));

        emulator.asAlice("PUT", "pulls/" + opened.number() + "/merge", "{\"merge_method\":\"squash\"}");

        assertThat(forge.pullRequestsFrom(BRANCH))
                .extracting(PullRequest::state)
                .containsExactly(State.MERGED);
    }

    @Test
    void tellsWhetherAPersonApproved() throws Exception {
        published(null, main, write("a.yaml", "1\n"));
        var number =
                forge.open(new NewPullRequest(BRANCH, "main", "t", "b", false)).number();

        emulator.asAlice("POST", "pulls/" + number + "/reviews", "{\"event\":\"APPROVE\"}");
        assertThat(forge.pullRequestsFrom(BRANCH).getFirst().approved()).isTrue();

        emulator.asAlice(
                "POST", "pulls/" + number + "/reviews", "{\"event\":\"REQUEST_CHANGES\",\"body\":\"not so fast\"}");
        assertThat(forge.pullRequestsFrom(BRANCH).getFirst().approved()).isFalse();
    }

    @Test
    void listsAllPullRequestsOverManyPages() throws Exception {
        published(null, main, write("a.yaml", "1\n"));
        for (int number = 1; number <= 101; number++) {
            var pull = emulator.asAlice("POST", "pulls", """
                    {"title":"t%d","head":"%s","base":"main"}""".formatted(number, BRANCH));
            emulator.asAlice("PATCH", "pulls/" + pull.path("number").asLong(), "{\"state\":\"closed\"}");
        }

        assertThat(forge.pullRequestsFrom(BRANCH)).hasSize(101);
    }

    @Test
    void asksForReviewAndReturnsThoseGitHubDoesNotKnow() {
        published(null, main, write("a.yaml", "1\n"));
        var number =
                forge.open(new NewPullRequest(BRANCH, "main", "t", "b", false)).number();

        assertThat(forge.requestReview(number, Set.of("alice"))).isEmpty();
        assertThat(forge.requestReview(number, Set.of("alice", "nobody"))).containsExactly("nobody");
    }

    @Test
    void keepsOneDashboardIssueAndTakesNobodyElses() throws Exception {
        emulator.asAlice("POST", "issues", """
                {"title":"mine","body":"<!-- rightsizer:dashboard -->","labels":["rightsizing"]}""");
        assertThat(forge.issueWith("<!-- rightsizer:dashboard -->", "rightsizing"))
                .isEmpty();

        var opened = forge.openIssue("Right-sizing", "<!-- rightsizer:dashboard -->", Set.of("rightsizing"));
        forge.editIssue(opened.number(), "Right-sizing", "<!-- rightsizer:dashboard --> new");

        assertThat(forge.issueWith("<!-- rightsizer:dashboard -->", "rightsizing"))
                .map(Forge.Issue::body)
                .contains("<!-- rightsizer:dashboard --> new");
        assertThat(forge.issueWith("another marker", "rightsizing")).isEmpty();
    }

    @Test
    void readsTheStateInsteadOfWritingAgainWhenAnAnswerIsLost() {
        emulator.loseAnswersTo(
                call -> !call.startsWith("GET ") && !call.contains("/git/trees") && !call.endsWith("/git/commits"));

        var head = published(null, main, write("a.yaml", "1\n"));
        var next = published(head, main, write("a.yaml", "2\n"));
        var opened = forge.open(new NewPullRequest(BRANCH, "main", "t", "b", false));
        forge.edit(opened.number(), "u", "c");
        forge.label(opened.number(), Set.of("rightsizing"));
        forge.comment(opened.number(), "moved up");
        forge.unlabel(opened.number(), "rightsizing");
        forge.close(opened.number());
        var issue = forge.openIssue("Right-sizing", "marker", Set.of());
        forge.editIssue(issue.number(), "Right-sizing", "marker 2");
        assertThat(forge.deleteBranch(BRANCH, next)).isTrue();

        assertThat(emulator.writes()).hasSize(15);
        assertThat(forge.writes()).isEqualTo(15);
        assertThat(forge.pullRequestsFrom(BRANCH)).singleElement().satisfies(pull -> {
            assertThat(pull.title()).isEqualTo("u");
            assertThat(pull.labels()).isEmpty();
        });
    }

    @Test
    void saysThatABrokenOffWriteDidNotHappenWhereItDidNot() {
        emulator.loseAnswersTo(call -> call.endsWith("/git/commits"));

        var failure = catchThrowableOfType(ForgeException.class, () -> published(null, main, write("a.yaml", "1\n")));

        assertThat(failure.code()).isEqualTo(ForgeCode.UNREACHABLE);
        assertThat(forge.branch(BRANCH)).isEmpty();
    }

    @Test
    void tellsAMissingRepositoryFromAMissingBranch() {
        var elsewhere = Forges.open(new ForgeSettings(
                new ForgeAddress(ForgeKind.GITHUB, emulator.settings().address().apiUrl(), "acme/other"),
                emulator.settings().tokenFile(),
                "rightsizer",
                null,
                null,
                emulator.settings().timeout(),
                emulator.settings().writePause(),
                emulator.settings().allowance()));

        assertThat(forge.branch("rightsizer/none")).isEqualTo(Optional.empty());
        var failure = catchThrowableOfType(ForgeException.class, () -> elsewhere.branch("main"));
        assertThat(failure.code()).isEqualTo(ForgeCode.NOT_FOUND);
        assertThat(failure).hasMessageContaining("acme/other").hasMessageContaining("bot.token");
    }

    private String published(@Nullable String expected, String base, FileWrite... files) {
        var published = forge.publish(BRANCH, expected, base, List.of(files), "rightsize(shop): 1 workload");
        assertThat(published).isInstanceOf(Published.Done.class);
        return ((Published.Done) published).commit();
    }

    private List<String> parents(String commit) throws IOException, InterruptedException {
        return emulator.asAlice("GET", "git/commits/" + commit, "")
                .path("parents")
                .findValuesAsText("sha");
    }

    private static FileWrite write(String path, String content) {
        return new FileWrite(path, content);
    }
}
