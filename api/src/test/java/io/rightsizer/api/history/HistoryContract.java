package io.rightsizer.api.history;

import static io.rightsizer.api.history.Fleet.container;
import static io.rightsizer.api.history.Fleet.resources;
import static io.rightsizer.api.history.Fleet.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.analyzer.usage.UsageDays;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.api.history.RealisedSaving.Requested;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every history does, whichever database it is in.
abstract class HistoryContract {

    private static final Instant MONDAY = Instant.parse("2026-10-05T06:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Retention FOUR = new Retention(Duration.ofDays(728), 4);

    private History history;

    /// An empty place.
    abstract HistoryPlace place() throws Exception;

    @BeforeEach
    void open() throws Exception {
        history = History.open(place());
    }

    @AfterEach
    void close() throws IOException {
        history.close();
    }

    private static PullRequest pullRequest(String state) {
        return new PullRequest(
                "shop/manifests", 12, "https://forge.example/12", "rightsizer/shop", state, List.of(Fleet.WEB));
    }

    private StoredRun store(Run run) throws IOException {
        return history.store(run, "example_com_team", null);
    }

    @Test
    void givesBackTheRunThatWasStored() throws IOException {
        var run = SampleRuns.shop();

        var stored = store(run);

        assertThat(history.read(stored)).isEqualTo(run);
    }

    @Test
    void keepsPartsUntilTheyAreRemoved(@TempDir Path directory) throws IOException {
        var file = directory.resolve("content");
        var content = new byte[(3 << 20) + 5];
        new Random(7).nextBytes(content);
        Files.write(file, new byte[] {1, 2, 3});
        history.parts().keep("1-of-2", file);
        Files.write(file, content);
        history.parts().keep("1-of-2", file);
        history.parts().keep("0-of-2", file);

        assertThat(history.parts().names()).containsExactly("0-of-2", "1-of-2");
        try (var stored = history.parts().open("1-of-2")) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
        history.parts().remove("0-of-2");
        assertThat(history.parts().names()).containsExactly("1-of-2");
    }

    @Test
    void keepsDaysOfUsageUntilTheyAreForgotten() throws IOException {
        var days = history.usageDays();
        var shop = new UsageDays.Key("server", "eu", "shop");
        var monday = LocalDate.parse("2026-03-02");
        days.keep(shop, Map.of(monday, new byte[] {1}, monday.plusDays(1), new byte[] {2}));
        days.keep(shop, Map.of(monday.plusDays(1), new byte[] {3}, monday.plusDays(2), new byte[] {4}));
        days.keep(new UsageDays.Key("server", "us", "shop"), Map.of(monday, new byte[] {5}));

        assertThat(days.find(shop, monday, monday.plusDays(1)))
                .containsOnlyKeys(monday, monday.plusDays(1))
                .containsEntry(monday, new byte[] {1})
                .containsEntry(monday.plusDays(1), new byte[] {3});
        assertThat(days.find(new UsageDays.Key("another", "eu", "shop"), monday, monday))
                .isEmpty();

        days.forget(monday.plusDays(1));
        assertThat(days.find(shop, monday, monday.plusDays(7)))
                .containsOnlyKeys(monday.plusDays(1), monday.plusDays(2));
    }

    @Test
    void givesBackTheCharactersOfItsJson() throws IOException {
        var run = SampleRuns.shop();
        var expected = new StringWriter();
        RunJson.write(run, expected);

        var given = new StringWriter();
        history.writeJson(store(run), given);

        assertThat(given).hasToString(expected.toString());
    }

    @Test
    void givesBackADocumentOfManyParts() throws IOException {
        var run = Fleet.run(MONDAY, 60_000);

        var stored = store(run);

        assertThat(history.read(stored)).isEqualTo(run);
    }

    @Test
    void givesAnyContainerOfADocumentOfManyParts() throws IOException {
        var run = Fleet.run(MONDAY, 2_000);
        var stored = store(run);

        for (int row = 0; row < 2_000; row += 7) {
            var one = run.recommendations().get(row);
            assertThat(history.read(stored, "shop", ContainerName.of(one)::equals))
                    .isEqualTo(run.showing(List.of(one)));
        }
        var last = run.recommendations().getLast();
        assertThat(history.read(stored, "shop", ContainerName.of(last)::equals).recommendations())
                .containsExactly(last);
    }

    @Test
    void givesSeveralContainersInTheOrderOfTheRun() throws IOException {
        var run = Fleet.run(MONDAY, 2_000);

        var found = history.read(store(run), "shop", name -> name.container().endsWith("00"));

        assertThat(found.recommendations())
                .hasSize(19)
                .containsExactlyElementsOf(run.recommendations().stream()
                        .filter(row -> row.container().name().endsWith("00"))
                        .toList());
        assertThat(found.run()).isEqualTo(run.run());
    }

    @Test
    void givesNoContainerThatARunDoesNotHave() throws IOException {
        store(Fleet.run(MONDAY, List.of(sized("web", resources(1000, 1024), resources(500, 512), 1))));
        var later = store(Fleet.run(MONDAY.plus(WEEK), 2));

        assertThat(history.read(later, "shop", container("web")::equals).recommendations())
                .isEmpty();
        assertThat(history.read(later, "elsewhere", _ -> true).recommendations())
                .isEmpty();
        assertThat(history.read(store(Fleet.run(MONDAY, List.of())), "shop", _ -> true)
                        .recommendations())
                .isEmpty();
    }

    @Test
    void keepsRowsOfEveryVerdict() throws IOException {
        var run = SampleRuns.shop();

        var rows = history.rows(store(run));

        assertThat(rows)
                .containsExactlyElementsOf(run.recommendations().stream()
                        .map(one -> StoredRow.of(one, "", null))
                        .toList());
        assertThat(rows).extracting(StoredRow::verdict).contains("Resize", "Keep", "NeedsReview", "Skipped", "Failed");
    }

    @Test
    void keepsMoneyTeamAndPrices() throws IOException {
        var run = Fleet.priced(MONDAY, resources(1000, 4096), resources(500, 2048));

        var stored = store(run);

        assertThat(history.runs().getFirst()).isEqualTo(stored);
        // 0.10 dollars an hour over 730 hours.
        assertThat(Objects.requireNonNull(stored.money()).bill()).isEqualByComparingTo("73");
        var row = history.rows(stored).getFirst();
        assertThat(row.team()).isEqualTo("shop-front");
        // All the machine has is requested: two replicas of 1 core and 4 GiB; then half of it.
        assertThat(row.cost()).isEqualTo(new StoredRow.Cost(new BigDecimal("73"), new BigDecimal("36.5")));
        assertThat(history.prices(stored))
                .containsExactly(new UsedPrice(
                        "aws",
                        "us-east-1",
                        "m5.large",
                        "on_demand",
                        1,
                        new UsedPrice.Quote(new BigDecimal("0.10"), "USD", "QUOTED", "2026-10-05"),
                        history.prices(stored).getFirst().source()));
    }

    @Test
    void listsRunsNewestFirst() throws IOException {
        var later = store(Fleet.run(MONDAY.plus(WEEK), 2));
        var earlier = store(Fleet.run(MONDAY, 2));

        assertThat(history.runs()).containsExactly(later, earlier);
        assertThat(history.find(name("latest~1"))).isEqualTo(earlier);
        assertThat(history.find(name("20261012T060000Z"))).isEqualTo(later);
    }

    private static RunName name(String text) {
        return RunName.parse(text).orElseThrow();
    }

    @Test
    void namesTheRunsItHasWhereOneIsUnknown() throws IOException {
        store(Fleet.run(MONDAY, 2));

        assertThatThrownBy(() -> history.find(name("latest~7")))
                .isInstanceOf(HistoryException.class)
                .hasMessage("the history has no run latest~7, it has 1; 'rightsizer history list' names them");
    }

    @Test
    void replacesARunThatIsStoredAgain() throws IOException {
        var first = store(Fleet.run(MONDAY, 3));
        var request = pullRequest("open");
        history.note(first, request);

        var again = store(Fleet.run(MONDAY, 3));

        assertThat(history.runs()).containsExactly(again);
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(history.rows(again)).hasSize(3);
        assertThat(history.pullRequests(again)).containsExactly(request);
    }

    @Test
    void notesTheNewStateOfAPullRequest() throws IOException {
        var run = store(Fleet.run(MONDAY, 1));
        history.note(run, pullRequest("open"));

        history.note(run, pullRequest("merged"));

        assertThat(history.pullRequests(run)).extracting(PullRequest::state).containsExactly("merged");
    }

    @Test
    void findsThePullRequestsOfAWorkloadInTheirNewestState() throws IOException {
        var opened = store(Fleet.run(MONDAY, 1));
        var merged = store(Fleet.run(MONDAY.plus(WEEK), 1));
        history.note(merged, pullRequest("merged"));
        history.note(opened, pullRequest("open"));

        assertThat(history.pullRequests(Fleet.WEB)).containsExactly(pullRequest("merged"));
        assertThat(history.pullRequests(Fleet.deployment("other"))).isEmpty();
    }

    @Test
    void tellsWhatBecameOfAContainer() throws IOException {
        var first = store(Fleet.run(MONDAY, 2));
        store(Fleet.run(MONDAY.plus(WEEK), 1));
        var third = store(Fleet.run(MONDAY.plus(WEEK.multipliedBy(2)), 2));

        var past = history.past(container("w1"), history.runs());

        assertThat(past).extracting(each -> each.run().id()).containsExactly(first.id(), third.id());
        assertThat(past).extracting(each -> each.row().replicas()).containsExactly(2, 2);
        assertThat(history.past(container("unknown"), history.runs())).isEmpty();
    }

    @Test
    void sumsNamespacesWithAllReplicas() throws IOException {
        var run = store(Fleet.run(MONDAY, 3));

        // 1 + 2 + 3 replicas, from 1 core and 1 GiB to half of that.
        assertThat(history.totals())
                .containsExactly(new NamespaceTotal(
                        run.id(),
                        "",
                        "shop",
                        "",
                        3,
                        6_000,
                        3_000,
                        6L << 30,
                        3L << 30,
                        0,
                        new BigDecimal("0.000000"),
                        new BigDecimal("0.000000")));
    }

    @Test
    void keepsOutlinesAsTheyAre() throws IOException {
        var bytes = new byte[] {0, 1, -1, 127, -128};
        try (var outlines = new Outlines()) {
            outlines.add(Fleet.deployment("w0"), "w0", bytes);
            outlines.add(Fleet.deployment("not-in-the-run"), "x", bytes);

            var run = history.store(Fleet.run(MONDAY, 2), "team", outlines);

            assertThat(history.outline(run, Fleet.deployment("w0"), "w0")).hasValue(bytes);
            assertThat(history.outline(run, Fleet.deployment("w1"), "w1")).isEmpty();
        }
    }

    @Test
    void keepsTheEvidenceOfTheLastRunsOfEachSource() throws IOException {
        var other = store(Fleet.run(MONDAY, "http://other:9090", List.of()));
        for (int week = 0; week < 6; week++) {
            store(Fleet.run(MONDAY.plus(WEEK.multipliedBy(week)), 2));
        }

        var pruned = history.prune(FOUR);

        assertThat(pruned).isEqualTo(new Retention.Pruned(0, 2));
        assertThat(history.runs()).hasSize(7);
        assertThat(history.runs().stream().filter(StoredRun::whole)).hasSize(5);
        assertThat(history.find(name(other.id())).whole()).isTrue();
        var oldest = history.find(name("latest~4"));
        assertThat(history.rows(oldest)).hasSize(2);
        assertThatThrownBy(() -> history.read(oldest))
                .hasMessageStartingWith("of run " + oldest.id() + " only the rows are left");
    }

    @Test
    void removesRunsThatWereStoredTooLongAgo() throws IOException {
        store(Fleet.run(MONDAY, 2));

        var pruned = history.prune(new Retention(Duration.ZERO.minusHours(1), 4));
        history.compact();

        assertThat(pruned.runs()).isEqualTo(1);
        assertThat(history.runs()).isEmpty();
    }

    @Test
    void measuresWhatAChangeBroughtOnTheSameWeekdays() throws IOException {
        var before = resources(1000, 4096);
        var after = resources(500, 2048);
        var advised = store(Fleet.priced(MONDAY, before, after));
        store(Fleet.priced(MONDAY.plus(Duration.ofDays(1)), before, after));
        var live = store(Fleet.priced(MONDAY.plus(WEEK), after, after));

        assertThat(history.realised())
                .containsExactly(new RealisedSaving(
                        container("web"),
                        history.find(name("latest~1")).id(),
                        live.id(),
                        1,
                        new Requested(2000, 8L << 30),
                        new Requested(1000, 4L << 30),
                        new BigDecimal("36.500000"),
                        new RealisedSaving.Cost("USD", new BigDecimal("73.000000"), new BigDecimal("36.500000"))));

        // The Tuesday after makes a second pair of weekdays.
        store(Fleet.priced(MONDAY.plus(WEEK).plus(Duration.ofDays(1)), after, after));
        assertThat(history.realised()).extracting(RealisedSaving::weekdays).containsExactly(2);
        assertThat(advised.id()).isNotEqualTo(live.id());
    }

    /// Saturdays have one replica, Mondays three: only Mondays may be compared with Mondays.
    @Test
    void takesNoQuietDayForASaving() throws IOException {
        var old = resources(1000, 1024);
        var next = resources(900, 1024);
        store(Fleet.run(MONDAY, List.of(sized("web", old, next, 3))));
        store(Fleet.run(MONDAY.plus(Duration.ofDays(5)), List.of(sized("web", next, next, 1))));
        store(Fleet.run(MONDAY.plus(WEEK), List.of(sized("web", next, next, 3))));

        assertThat(history.realised())
                .extracting(RealisedSaving::weekdays, RealisedSaving::before, RealisedSaving::after)
                .containsExactly(tuple(1, new Requested(3000, 3L << 30), new Requested(2700, 3L << 30)));
    }

    @Test
    void claimsNoSavingForAChangeItDidNotAdvise() throws IOException {
        store(Fleet.run(MONDAY, List.of(sized("web", resources(1000, 1024), resources(500, 512), 1))));

        store(Fleet.run(MONDAY.plus(WEEK), List.of(sized("web", resources(700, 512), resources(500, 512), 1))));

        assertThat(history.realised()).isEmpty();
    }

    @Test
    void keepsHostileNamesAsTheyAre() throws IOException {
        var name = "'; DROP TABLE run; -- \"<script>\u202E\u0007%_\\ 💥";
        var run = SampleRuns.of(List.of(SampleRuns.named(name)));

        var stored = store(run);

        assertThat(history.rows(stored).getFirst().name().container()).isEqualTo(name);
        assertThat(history.past(
                        new ContainerName(run.recommendations().getFirst().workload(), name, ContainerType.APP),
                        history.runs()))
                .hasSize(1);
    }

    @Test
    void copiesEverythingIntoAnEmptyHistory(@TempDir Path directory) throws IOException {
        var copy = new HistoryPlace.File(directory.resolve("copy.db"));
        store(Fleet.priced(MONDAY, resources(1000, 4096), resources(500, 2048)));
        var live = store(Fleet.priced(MONDAY.plus(WEEK), resources(500, 2048), resources(500, 2048)));
        history.note(live, pullRequest("open"));
        var shop = new UsageDays.Key("server", "", "shop");
        history.usageDays().keep(shop, Map.of(LocalDate.EPOCH, new byte[] {1}));

        assertThat(history.copyTo(copy)).isEqualTo(2);

        try (var copied = History.existing(copy)) {
            assertThat(copied.runs()).isEqualTo(history.runs());
            assertThat(copied.rows(live)).isEqualTo(history.rows(live));
            assertThat(copied.read(live)).isEqualTo(history.read(live));
            assertThat(copied.prices(live)).isEqualTo(history.prices(live));
            assertThat(copied.realised()).isEqualTo(history.realised()).hasSize(1);
            assertThat(copied.pullRequests(live)).hasSize(1);
            assertThat(copied.usageDays().find(shop, LocalDate.EPOCH, LocalDate.EPOCH))
                    .hasSize(1);
        }
        assertThatThrownBy(() -> history.copyTo(copy)).hasMessageContaining("has runs already");
    }
}
