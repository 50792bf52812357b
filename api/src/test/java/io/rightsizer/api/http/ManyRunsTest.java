package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.Retention;
import io.rightsizer.api.http.page.WorkloadKey;
import io.rightsizer.api.report.PricedRuns;
import io.rightsizer.api.report.SampleRuns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What pages tell of a history of several runs.
class ManyRunsTest {

    @Test
    void anEmptyHistoryIsAPageThatSaysWhatToDo() throws Exception {
        try (var shelf = Shelf.of();
                var site = Site.of(shelf.data())) {
            var answer = site.get("/");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no run yet").contains("rightsizer scan");
            assertThat(site.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRunThatAnotherProcessStoresIsThereSoon() throws Exception {
        try (var shelf = Shelf.of();
                var site = Site.of(shelf.data())) {
            assertThat(site.get("/runs").statusCode()).isEqualTo(404);

            shelf.store(SampleRuns.shop());
            // As long as a list of runs is remembered.
            Thread.sleep(1100);

            assertThat(site.get("/runs").body())
                    .contains(SampleRuns.shop().run().id());
        }
    }

    @Test
    void aRunWithoutEvidenceIsListedAndComparedAndSaysWhatIsLeft() throws Exception {
        var old = SampleRuns.of(List.of(SampleRuns.named("web")));
        var young = SampleRuns.shop();
        try (var shelf = Shelf.of(old, young);
                var site = Site.of(shelf.data())) {
            shelf.history().prune(new Retention(Duration.ofDays(728), 1));
            var oldId = old.run().id();

            assertThat(site.get("/?run=" + oldId).statusCode()).isEqualTo(410);
            assertThat(site.get("/?run=" + oldId).body()).contains("rightsizer history show " + oldId);
            assertThat(site.get("/runs").body()).contains(oldId).doesNotContain("/?run=" + oldId);
            var compared = site.get("/runs/" + oldId + "..." + young.run().id());
            assertThat(compared.statusCode()).isEqualTo(200);
            assertThat(compared.body()).contains("1 gone", "deploy/front");
        }
    }

    @Test
    void theAddressOfARunInAMessageLeadsToItsOverview() throws Exception {
        var run = SampleRuns.shop();
        try (var site = Site.of(run)) {
            var answer = site.get("/runs/" + run.run().id());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue("/?run=" + run.run().id());
            assertThat(site.get("/runs/none").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aWorkloadHasItsPullRequestsAndItsPast() throws Exception {
        var run = PricedRuns.shop();
        var one = run.recommendations().getFirst();
        try (var shelf = Shelf.of(SampleRuns.of(List.of(SampleRuns.named("other"))), run);
                var site = Site.of(shelf.data())) {
            var runs = shelf.history().runs();
            shelf.history()
                    .note(
                            runs.getFirst(),
                            new PullRequest(
                                    "shop/manifests",
                                    12,
                                    "https://forge.example/shop/manifests/pull/12",
                                    "rightsizer/shop",
                                    "open",
                                    List.of(one.workload())));

            var page = site.get("/workloads/" + WorkloadKey.of(one.workload()) + "?run="
                            + run.run().id())
                    .body();

            assertThat(page)
                    .contains("href=\"https://forge.example/shop/manifests/pull/12\"")
                    .contains("shop/manifests #12");
            assertThat(shelf.history()
                            .past(ContainerName.of(one), shelf.history().runs()))
                    .hasSize(1);
            assertThat(page).doesNotContain("From run to run");
        }
    }

    @Test
    void theOverviewTellsWhatHappenedSinceTheRunBefore() throws Exception {
        var before = SampleRuns.of(List.of(SampleRuns.named("web")));
        var run = SampleRuns.shop();
        try (var shelf = Shelf.of(before, run);
                var site = Site.of(shelf.data())) {
            var workload = run.recommendations().getFirst().workload();
            shelf.history()
                    .note(
                            shelf.history().runs().getFirst(),
                            new PullRequest(
                                    "shop/manifests",
                                    12,
                                    "https://forge.example/12",
                                    "rightsizer/shop",
                                    "open",
                                    List.of(workload)));

            var page = site.get("/").body();

            assertThat(page)
                    .contains("Since 20 Nov: ", "7 new", "1 gone")
                    .contains("/runs/" + before.run().id() + "..." + run.run().id())
                    .contains("Waits to be merged: 1 workload.", "href=\"https://forge.example/12\"");
        }
    }
}
