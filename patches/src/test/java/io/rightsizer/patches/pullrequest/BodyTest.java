package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.patches.check.CheckCode;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.CheckResult.Level;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final PullRequestRun RUN = new PullRequestRun(
            "2026-11-16T06:00:00Z-4f1c",
            "rightsizer 0.1.0",
            "main",
            "4f1c0000aa4f1c0000aa4f1c0000aa4f1c0000aa",
            Shop.MONDAY,
            _ -> true);

    @Test
    void readsAsAPersonWouldWantItTo() throws IOException {
        assertThat(body(wanted(shop(), List.of(lost())))).isEqualTo(golden());
    }

    @Test
    void staysBelowTheLimitOfForgesByFoldingThenDroppingEvidence() {
        assertThat(body(many(20))).contains("Memory: the highest of 14 days");
        assertThat(body(many(65)))
                .hasSizeLessThanOrEqualTo(60_000)
                .contains("24,192 samples")
                .doesNotContain("Memory: the highest of 14 days");
        assertThat(body(many(110))).hasSizeLessThanOrEqualTo(60_000).contains("The evidence is too long for this page");
    }

    @Test
    void holdsAgainWhatItsMarkerSays() {
        var wanted = wanted(shop(), List.of());

        assertThat(MarkerText.in(body(wanted))).contains(marker(wanted));
    }

    private static String golden() throws IOException {
        try (var file = BodyTest.class.getResourceAsStream("body.md")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String body(Wanted wanted) {
        return new Body(wanted, RUN, PullRequestRules.DEFAULT).of(marker(wanted), null);
    }

    private static Marker marker(Wanted wanted) {
        var entries = wanted.entries();
        return new Marker(
                1,
                wanted.group(),
                Marker.digest(entries),
                "89ab".repeat(10),
                new TreeMap<>(),
                entries,
                RUN.id(),
                false,
                false,
                null);
    }

    private static Wanted many(int count) {
        return wanted(
                IntStream.range(0, count)
                        .mapToObj(index -> member(Shop.wants("web-" + index, "1/1Gi/-/1Gi", "250m/512Mi/-/512Mi")))
                        .toList(),
                List.of());
    }

    /// Two containers in one, a removed limit and a missing price in the other.
    static List<Member> shop() {
        var web = Shop.id("web");
        var two = Shop.candidate(
                web,
                List.of(
                        Shop.recommendation(
                                web,
                                "app",
                                "1/1Gi/2/1Gi",
                                Shop.resources("250m/512Mi/-/512Mi"),
                                new Verdict.Resize(),
                                0),
                        Shop.recommendation(
                                web,
                                "proxy",
                                "500m/256Mi/-/256Mi",
                                Shop.resources("100m/256Mi/-/256Mi"),
                                new Verdict.Resize(),
                                0)));
        var cart = Shop.wants("cart", "2/4Gi/-/4Gi", "750m/2560Mi/-/2560Mi");
        var unpriced = new Candidate(cart.workload(), cart.labels(), cart.recommendations(), null);
        return List.of(member(unpriced), member(two));
    }

    private static Member member(Candidate candidate) {
        var change = candidate.change().orElseThrow();
        var placed = new PlacedWorkload(
                change.id(),
                PlacedAs.EDITED,
                "apps",
                "apps/web.yaml",
                4,
                "It is set here.",
                List.of(
                        new CheckResult(CheckCode.ONLY_RESOURCES, Level.PASS, "Only resources differ."),
                        new CheckResult(CheckCode.REQUEST_WITHIN_LIMIT, Level.PASS, "Requests are within limits."),
                        new CheckResult(CheckCode.QOS, Level.PASS, "It stays Burstable."),
                        new CheckResult(
                                CheckCode.ROLLOUT, Level.WARN, "Its PodDisruptionBudget allows no disruption today.")));
        return new Member(candidate, change, placed, Lane.DOWN);
    }

    private static PlacedWorkload lost() {
        return new PlacedWorkload(
                Shop.id("lost"),
                PlacedAs.NOT_MAPPED,
                "",
                "",
                0,
                "No kustomization declares Deployment lost; @everyone, see #1.",
                List.of());
    }

    static Wanted wanted(List<Member> members, List<PlacedWorkload> leftOut) {
        var group = new GroupKey("github.com/acme/config", "main", "prod", "shop", Lane.DOWN, 1);
        return new Wanted(group, members, leftOut);
    }
}
