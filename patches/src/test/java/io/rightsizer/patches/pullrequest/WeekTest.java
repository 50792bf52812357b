package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.GitHubEmulator;
import io.rightsizer.patches.forge.PlannedForge;
import io.rightsizer.patches.forge.PullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Week after week on a stateful GitHub, with people in between.
class WeekTest {

    private static final String DOWN = "rightsizer/prod/shop/down";
    private static final String UP = "rightsizer/prod/shop/up";
    private static final String ROLLBACK = "rightsizer/prod/shop/rollback";
    private static final String OLD = "1/1Gi/-/1Gi";
    private static final String NEW = "250m/512Mi/-/512Mi";

    private GitHubEmulator emulator;
    private Forge forge;
    private int weeks;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        emulator = GitHubEmulator.start(directory);
        forge = emulator.forge();
    }

    @AfterEach
    void everyRequestIsAsGitHubDescribesIt() {
        if (emulator != null) {
            emulator.close();
            assertThat(emulator.violations()).isEmpty();
        }
    }

    @Test
    void opensOnePullRequestForATeamAndWritesNothingTheSecondTime() {
        var first = run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));

        assertThat(first).extracting(Outcome::what).containsExactly(What.OPENED);
        assertThat(pulls(DOWN)).singleElement().satisfies(pull -> {
            assertThat(pull.title()).isEqualTo("rightsize(shop): −4.5 CPU, −3.0 GiB, −$80–142/month (2 workloads)");
            assertThat(pull.labels()).containsExactlyInAnyOrder("rightsizing", "rightsizer/down", "risk:medium");
            assertThat(pull.draft()).isFalse();
            assertThat(pull.base()).isEqualTo("main");
        });
        assertThat(forge.file(head(DOWN), PlainPlacing.path("web")).orElseThrow())
                .contains("containers[app].resources.requests.cpu = 250m");
        emulator.calls();

        var second = run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));

        assertThat(second).extracting(Outcome::what).containsExactly(What.UNCHANGED);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void writesNothingWhereNumbersMoveInsideTheDeadBandOrOnlyTheBaseMoved() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        emulator.aliceCommits("main", "docs/other.md", "hello\n");
        emulator.calls();

        var next = run(Shop.wants("web", OLD, "270m/512Mi/-/512Mi"));

        assertThat(next).extracting(Outcome::what).containsExactly(What.UNCHANGED);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void publishesAnewWhereMemoryGrowsAndKeepsWhatPeopleWroteAroundItsText() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        var before = head(DOWN);
        var pull = only(DOWN);
        forge.edit(pull.number(), pull.title(), "Alice: please wait for Tuesday.\n\n" + pull.body());

        var next = run(Shop.wants("web", OLD, "250m/513Mi/-/513Mi"));

        assertThat(next).extracting(Outcome::what).containsExactly(What.UPDATED);
        assertThat(head(DOWN)).isNotEqualTo(before);
        assertThat(only(DOWN).body())
                .startsWith("Alice: please wait for Tuesday.\n\n<!-- rightsizer:begin -->")
                .contains("513Mi")
                .containsOnlyOnce("<!-- rightsizer:v1 ");
        assertThat(comments()).isEmpty();
        assertThat(run(Shop.wants("web", OLD, "250m/513Mi/-/513Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.UNCHANGED);
    }

    @Test
    void regeneratesWhereTheBaseChangedTheSameFile() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        emulator.aliceCommits("main", PlainPlacing.path("web"), "replicas = 4\n");

        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UPDATED);
        assertThat(forge.file(head(DOWN), PlainPlacing.path("web")).orElseThrow())
                .contains("replicas = 4")
                .contains("requests.cpu = 250m");
    }

    @Test
    void keepsOffABranchThatAPersonPushedTo() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        var theirs = emulator.aliceCommits(DOWN, PlainPlacing.path("web"), "by hand = 1\n");

        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.EDITED);
        assertThat(head(DOWN)).isEqualTo(theirs);
        assertThat(only(DOWN).labels()).contains("rightsizer/edited");
        assertThat(only(DOWN).body()).contains("so it is yours now").contains("768Mi");
        emulator.calls();

        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.EDITED);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void takesABranchOverAgainOnceTheLabelIsGone() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        emulator.aliceCommits(DOWN, PlainPlacing.path("web"), "by hand = 1\n");
        run(Shop.wants("web", OLD, NEW));

        forge.unlabel(only(DOWN).number(), "rightsizer/edited");

        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UPDATED);
        assertThat(forge.file(head(DOWN), PlainPlacing.path("web")).orElseThrow())
                .doesNotContain("by hand");
        assertThat(only(DOWN).body()).doesNotContain("yours now");
    }

    @Test
    void takesABranchOverAgainOnceTheBoxIsTicked() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        emulator.aliceCommits(DOWN, PlainPlacing.path("web"), "by hand = 1\n");
        run(Shop.wants("web", OLD, NEW));

        var pull = only(DOWN);
        forge.edit(
                pull.number(),
                pull.title(),
                pull.body().replace("- [ ] <!-- rightsizer:take", "- [x] <!-- rightsizer:take"));

        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UPDATED);
        assertThat(only(DOWN).labels()).doesNotContain("rightsizer/edited");
    }

    @Test
    void takesAnAmendedCommitForAPersonsAlthoughItsFilesAreTheSame() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        var commit = emulator.asAlice("GET", "git/commits/" + head(DOWN), "");
        var amended = emulator.asAlice(
                        "POST",
                        "git/commits",
                        "{\"message\":\"better words\",\"tree\":\"%s\",\"parents\":[\"%s\"]}"
                                .formatted(
                                        commit.at("/tree/sha").asText(),
                                        commit.at("/parents/0/sha").asText()))
                .path("sha")
                .asText();
        emulator.asAlice(
                "PATCH",
                "git/refs/heads%2F" + DOWN.replace("/", "%2F"),
                "{\"sha\":\"" + amended + "\",\"force\":true}");

        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.EDITED);
        assertThat(head(DOWN)).isEqualTo(amended);
    }

    @Test
    void freezesWhatIsApprovedUnlessItRaises() throws Exception {
        run(Shop.wants("web", OLD, NEW), Shop.wants("db", NEW, OLD));
        for (var branch : List.of(DOWN, UP)) {
            emulator.asAlice("POST", "pulls/" + only(branch).number() + "/reviews", "{\"event\":\"APPROVE\"}");
        }
        emulator.calls();

        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi"), Shop.wants("db", NEW, "1/2Gi/-/2Gi")))
                .extracting(Outcome::branch, Outcome::what)
                .containsExactlyInAnyOrder(tuple(DOWN, What.FROZEN), tuple(UP, What.UPDATED));
    }

    @Test
    void closesWithTheReasonWhatNothingIsLeftOf() throws Exception {
        run(Shop.wants("web", OLD, NEW));

        assertThat(run(Shop.keeps("web", OLD, 0))).extracting(Outcome::what).containsExactly(What.CLOSED);
        assertThat(only(DOWN).state()).isEqualTo(State.CLOSED);
        assertThat(forge.branch(DOWN)).isEmpty();
        assertThat(comments()).singleElement().asString().contains("Nothing of it is left");
        assertThat(run(Shop.wants("web", OLD, NEW)))
                .as("closed by us is not a person's no")
                .extracting(Outcome::what)
                .containsExactly(What.OPENED);
    }

    @Test
    void leavesADeclinedContainerAloneUntilThreeMonthsPassedAndItsNumbersMoved() throws Exception {
        run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));
        emulator.asAlice("PATCH", "pulls/" + only(DOWN).number(), "{\"state\":\"closed\"}");

        var declined = run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));
        assertThat(declined).extracting(Outcome::what).containsExactly(What.DECLINED, What.DECLINED);
        emulator.calls();
        assertThat(run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW)))
                .hasSize(2);
        assertThat(emulator.writes()).isEmpty();

        weeks = 13;
        var later = run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, "150m/512Mi/-/512Mi"));
        assertThat(later)
                .extracting(
                        Outcome::what, outcome -> outcome.workloads().getFirst().name())
                .containsExactlyInAnyOrder(tuple(What.DECLINED, "web"), tuple(What.OPENED, "cart"));
    }

    @Test
    void proposesADeclinedContainerAgainWhereTheDashboardIsTicked() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        emulator.asAlice("PATCH", "pulls/" + only(DOWN).number(), "{\"state\":\"closed\"}");
        run(Shop.wants("web", OLD, NEW));
        var dashboard = forge.issueWith(Dashboard.MARKER, Labels.DASHBOARD).orElseThrow();

        forge.editIssue(
                dashboard.number(),
                dashboard.title(),
                dashboard.body().replace("- [ ] <!-- rightsizer:again", "- [x] <!-- rightsizer:again"));

        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.OPENED);
        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UNCHANGED);
    }

    @Test
    void watchesForTwoWeeksAfterAMergeBeforeItLowersAnythingMore() throws Exception {
        merged();

        assertThat(run(Shop.wants("web", NEW, "125m/256Mi/-/256Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.OBSERVED);
        weeks = 3;
        assertThat(run(Shop.wants("web", NEW, "125m/256Mi/-/256Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.OPENED);
    }

    @Test
    void givesTheOldValuesBackWhereAWorkloadFallsIllAfterTheMerge() throws Exception {
        merged();

        var outcomes = run(Shop.keeps("web", NEW, 2, Code.OOM_KILLED));

        assertThat(outcomes).extracting(Outcome::what).containsExactly(What.OPENED);
        assertThat(only(ROLLBACK).labels()).contains("rightsizer/rollback");
        assertThat(only(ROLLBACK).title()).isEqualTo("rollback(shop): +2.3 CPU, +1.5 GiB (1 workload)");
        assertThat(forge.file(head(ROLLBACK), PlainPlacing.path("web")).orElseThrow())
                .contains("requests.cpu = 1\n")
                .contains("limits.memory = 1Gi\n");
        emulator.calls();
        assertThat(run(Shop.keeps("web", NEW, 2, Code.OOM_KILLED)))
                .extracting(Outcome::what)
                .containsExactly(What.UNCHANGED);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatAWorkloadFellIllOf() throws Exception {
        merged();
        run(Shop.keeps("web", NEW, 2, Code.OOM_KILLED));
        merge(ROLLBACK);

        weeks = 4;
        assertThat(run(Shop.wants("web", OLD, NEW))).singleElement().satisfies(outcome -> {
            assertThat(outcome.what()).isEqualTo(What.DECLINED);
            assertThat(outcome.reason()).startsWith("It got its old values back after a merge");
        });
    }

    @Test
    void oneGroupThatFailsDoesNotStopTheOthers() {
        var racing = Racing.breakingAfter("publish", forge);

        var outcomes =
                run(racing, Shop.wants(Shop.id("a", "web"), OLD, NEW, 0), Shop.wants(Shop.id("b", "web"), OLD, NEW, 0));

        assertThat(outcomes)
                .extracting(Outcome::branch, Outcome::what, Outcome::code)
                .containsExactly(
                        tuple("rightsizer/prod/a/down", What.FAILED, "UNREACHABLE"),
                        tuple("rightsizer/prod/b/down", What.OPENED, ""));
        assertThat(run(Shop.wants(Shop.id("a", "web"), OLD, NEW, 0), Shop.wants(Shop.id("b", "web"), OLD, NEW, 0)))
                .extracting(Outcome::branch, Outcome::what)
                .containsExactly(
                        tuple("rightsizer/prod/a/down", What.OPENED), tuple("rightsizer/prod/b/down", What.UNCHANGED));
    }

    @Test
    void asksAForgeNoMoreThatWantsNoMore() {
        var racing = Racing.breakingAfter("publish", forge, ForgeCode.RATE_LIMITED);

        var outcomes =
                run(racing, Shop.wants(Shop.id("a", "web"), OLD, NEW, 0), Shop.wants(Shop.id("b", "web"), OLD, NEW, 0));

        assertThat(outcomes)
                .extracting(Outcome::branch, Outcome::code)
                .containsExactly(
                        tuple("rightsizer/prod/a/down", "RATE_LIMITED"),
                        tuple("rightsizer/prod/b/down", "RATE_LIMITED"));
        assertThat(forge.issueWith(Dashboard.MARKER, Labels.DASHBOARD)).isEmpty();
    }

    @Test
    void writesNothingWhereTheOptOutsCannotBeRead() throws Exception {
        emulator.aliceCommits("main", ".rightsizer.yaml", "ignore: {\n");
        emulator.calls();

        assertThat(run(Shop.wants("web", OLD, NEW)))
                .extracting(Outcome::what, Outcome::code)
                .containsExactly(tuple(What.FAILED, "UNUSABLE_OPT_OUTS"));
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void leavesABranchAloneThatIsSomebodyElses() throws Exception {
        var main = forge.branch("main").orElseThrow();
        emulator.asAlice("POST", "git/refs", "{\"ref\":\"refs/heads/" + DOWN + "\",\"sha\":\"" + main + "\"}");
        var theirs = emulator.aliceCommits(DOWN, "notes.md", "mine\n");

        assertThat(run(Shop.wants("web", OLD, NEW)))
                .extracting(Outcome::what, Outcome::code)
                .containsExactly(tuple(What.FAILED, "BRANCH_TAKEN"));
        assertThat(head(DOWN)).isEqualTo(theirs);
    }

    @Test
    void takesARevertForANo() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        var file = PlainPlacing.path("web");
        emulator.aliceCommits("main", file, old());
        run(Shop.wants("web", OLD, NEW));
        merge(DOWN);
        emulator.aliceCommits("main", file, old());

        weeks = 4;
        assertThat(run(Shop.wants("web", OLD, NEW))).singleElement().satisfies(outcome -> {
            assertThat(outcome.what()).isEqualTo(What.DECLINED);
            assertThat(outcome.reason()).startsWith("What was merged was reverted");
        });
        assertThat(pulls(DOWN)).hasSize(1);
    }

    @Test
    void movesAWorkloadThatNeedsMoreToAnotherPullRequestAndSaysSoOnce() throws Exception {
        run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));

        run(Shop.wants("web", OLD, "1/2Gi/-/2Gi"), Shop.wants("cart", OLD, NEW));

        assertThat(only(UP).title()).isEqualTo("rightsize(shop): +3.0 GiB, −$40–71/month (1 workload)");
        assertThat(only(DOWN).title()).contains("(1 workload)");
        assertThat(comments()).singleElement().asString().contains("need more now, not less");
        emulator.calls();
        run(Shop.wants("web", OLD, "1/2Gi/-/2Gi"), Shop.wants("cart", OLD, NEW));
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void twoRunsAtOnceMakeOnePullRequest() {
        var racing = Racing.during("publish", forge, () -> run(Shop.wants("web", OLD, NEW)));

        var slower = run(racing, Shop.wants("web", OLD, NEW));

        assertThat(slower).extracting(Outcome::what).containsExactly(What.UNCHANGED);
        assertThat(pulls(DOWN)).hasSize(1);
        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UNCHANGED);
    }

    @Test
    void twoRunsAtOnceMakeOnePullRequestAlsoWhereOneIsBetweenBranchAndPullRequest() {
        var racing = Racing.during("open", forge, () -> run(Shop.wants("web", OLD, NEW)));

        run(racing, Shop.wants("web", OLD, NEW));

        assertThat(pulls(DOWN)).extracting(PullRequest::state).contains(State.OPEN);
        emulator.calls();
        assertThat(run(Shop.wants("web", OLD, NEW))).extracting(Outcome::what).containsExactly(What.UNCHANGED);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void aRunThatBrokeOffAfterItsPushIsFinishedByTheNext() {
        run(Shop.wants("web", OLD, NEW));
        var broken = Racing.breakingAfter("publish", forge);

        assertThat(run(broken, Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.FAILED);
        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.UPDATED);
        assertThat(only(DOWN).labels()).doesNotContain("rightsizer/edited");
        assertThat(run(Shop.wants("web", OLD, "250m/768Mi/-/768Mi")))
                .extracting(Outcome::what)
                .containsExactly(What.UNCHANGED);
    }

    @Test
    void opensNoMoreThanThreeARunAndListsTheOthersInTheOrderOfWhatTheySave() {
        var many = new Candidate[5];
        for (int index = 0; index < many.length; index++) {
            var one = Shop.wants(Shop.id("ns" + index, "web"), OLD, NEW, 0);
            many[index] = new Candidate(
                    one.workload(),
                    one.labels(),
                    one.recommendations(),
                    Shop.worth("0", String.valueOf(10 * index + 10)));
        }

        var outcomes = run(many);

        assertThat(outcomes)
                .extracting(Outcome::branch, Outcome::what)
                .containsExactly(
                        tuple("rightsizer/prod/ns4/down", What.OPENED),
                        tuple("rightsizer/prod/ns3/down", What.OPENED),
                        tuple("rightsizer/prod/ns2/down", What.OPENED),
                        tuple("rightsizer/prod/ns1/down", What.WAITING),
                        tuple("rightsizer/prod/ns0/down", What.WAITING));
        assertThat(forge.issueWith(Dashboard.MARKER, Labels.DASHBOARD)
                        .orElseThrow()
                        .body())
                .contains("### Waiting for their turn")
                .contains("`rightsizer/prod/ns0/down`");
    }

    @Test
    void saysWhyWhatItCannotMapAndWhoWantsToBeLeftAlone() throws Exception {
        emulator.aliceCommits("main", ".rightsizer.yaml", "ignore:\n- shop/Deployment/leg*\n");

        var outcomes = run(Shop.wants("lost", OLD, NEW), Shop.wants("legacy", OLD, NEW));

        assertThat(outcomes)
                .extracting(Outcome::what, Outcome::code)
                .containsExactlyInAnyOrder(tuple(What.LEFT_OUT, "NOT_MAPPED"), tuple(What.OPTED_OUT, ""));
        assertThat(forge.openPullRequests("rightsizer/")).isEmpty();
    }

    @Test
    void aDryRunTellsAllAndWritesNothing() {
        var main = forge.branch("main").orElseThrow();
        var run = new PullRequestRun("dry", "rightsizer 0.1.0", "main", main, Instant.now(), _ -> true);
        var planned = PlannedForge.over(forge);
        var pulls = new PullRequests(planned, new PlainPlacing(forge, main), PullRequestRules.DEFAULT, run);

        var outcomes = pulls.bringUpToDate(List.of(Shop.wants("web", OLD, NEW)));

        assertThat(outcomes).extracting(Outcome::what).containsExactly(What.OPENED);
        assertThat(pulls.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.title()).isEqualTo("rightsize(shop): −2.3 CPU, −1.5 GiB, −$40–71/month (1 workload)");
            assertThat(proposal.files()).singleElement().extracting("path").isEqualTo(PlainPlacing.path("web"));
            assertThat(proposal.rendered()).hasSize(3);
        });
        assertThat(planned.planned()).hasSize(4);
        assertThat(emulator.writes()).isEmpty();
    }

    @Test
    void anOutageOfTheMetricsTakesNothingBack() {
        run(Shop.wants("web", OLD, NEW), Shop.wants("cart", OLD, NEW));
        emulator.calls();

        assertThat(run(Shop.unread("web", OLD), Shop.wants("cart", OLD, NEW)))
                .extracting(Outcome::what)
                .containsExactly(What.UNCHANGED);
        assertThat(emulator.writes()).isEmpty();
    }

    private void merged() throws Exception {
        run(Shop.wants("web", OLD, NEW));
        merge(DOWN);
    }

    private void merge(String branch) throws Exception {
        emulator.asAlice("PUT", "pulls/" + only(branch).number() + "/merge", "{\"merge_method\":\"squash\"}");
        emulator.asAlice("DELETE", "git/refs/heads%2F" + branch.replace("/", "%2F"), "");
    }

    private static String old() {
        var path = "spec.template.spec.containers[app].resources.";
        return path + "limits.memory = 1Gi\n" + path + "requests.cpu = 1\n" + path + "requests.memory = 1Gi\n";
    }

    private List<Outcome> run(Candidate... candidates) {
        return run(forge, candidates);
    }

    private List<Outcome> run(Forge through, Candidate... candidates) {
        var main = forge.branch("main").orElseThrow();
        var at = Instant.now().plus(Duration.ofDays(7L * weeks));
        var run = new PullRequestRun("run-" + weeks, "rightsizer 0.1.0", "main", main, at, _ -> true);
        return new PullRequests(through, new PlainPlacing(forge, main), PullRequestRules.DEFAULT, run)
                .bringUpToDate(Arrays.asList(candidates));
    }

    private String head(String branch) {
        return forge.branch(branch).orElseThrow();
    }

    private List<PullRequest> pulls(String branch) {
        return forge.pullRequestsFrom(branch);
    }

    private PullRequest only(String branch) {
        assertThat(pulls(branch)).hasSize(1);
        return pulls(branch).getFirst();
    }

    /// On all pull requests.
    private List<String> comments() throws IOException, InterruptedException {
        var said = new ArrayList<String>();
        for (var branch : List.of(DOWN, UP, ROLLBACK)) {
            for (var pull : pulls(branch)) {
                emulator.asAlice("GET", "issues/" + pull.number() + "/comments", "")
                        .forEach(comment -> said.add(comment.path("body").asText()));
            }
        }
        return said;
    }
}
