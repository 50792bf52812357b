package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.patches.check.CheckCode;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.CheckResult.Level;
import io.rightsizer.patches.placement.PlacedAs;
import io.rightsizer.patches.placement.PlacedWorkload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lanes, parts, opt-outs, amounts: the small rules.
class RulesTest {

    @ParameterizedTest
    @CsvSource({
        "1/1Gi/-/1Gi, 250m/512Mi/-/512Mi, DOWN",
        "1/1Gi/2/1Gi, 250m/512Mi/-/512Mi, DOWN",
        "1/1Gi/-/1Gi, 250m/2Gi/-/2Gi, UP",
        "1/1Gi/-/1Gi, 1100m/512Mi/-/512Mi, UP",
        "-/-/-/-, 100m/64Mi/-/64Mi, UP",
        "1/1Gi/-/1Gi, 1/1Gi/-/1536Mi, UP"
    })
    void goesUpWhereAnythingGrows(String now, String next, Lane lane) {
        assertThat(Directions.of(Shop.wants("web", now, next).change().orElseThrow(), List.of()))
                .isEqualTo(lane);
    }

    @Test
    void neverTearsAWorkloadApart() {
        var id = Shop.id("web");
        var both = Shop.candidate(
                id,
                List.of(
                        Shop.recommendation(
                                id, "app", "1/1Gi/-/-", Shop.resources("250m/1Gi/-/-"), new Verdict.Resize(), 0),
                        Shop.recommendation(
                                id, "proxy", "1/64Mi/-/-", Shop.resources("1/128Mi/-/-"), new Verdict.Resize(), 0)));

        assertThat(Directions.of(both.change().orElseThrow(), List.of())).isEqualTo(Lane.UP);
    }

    @Test
    void isADraftWhereTheEvidenceIsWeakOrACheckWarns() {
        var jvm = Shop.wants("web", "1/1Gi/-/1Gi", "1/512Mi/-/512Mi", Code.JVM);
        var plain = Shop.wants("web", "1/1Gi/-/1Gi", "1/512Mi/-/512Mi");
        var warning = new CheckResult(CheckCode.RUNTIME_MEMORY, Level.WARN, "-Xmx700m");

        assertThat(Directions.of(jvm.change().orElseThrow(), List.of())).isEqualTo(Lane.RISKY);
        assertThat(Directions.of(plain.change().orElseThrow(), List.of(warning)))
                .isEqualTo(Lane.RISKY);
        assertThat(Directions.of(plain.change().orElseThrow(), List.of())).isEqualTo(Lane.DOWN);
    }

    @Test
    void splitsByContainersAndLinesAndLeavesAWorkloadWhereItIs() {
        var members = IntStream.range(10, 55)
                .mapToObj(index -> member("w" + index, 3))
                .toList();

        var parts = Parts.of(members, Map.of(Shop.id("w10"), 3), PullRequestRules.DEFAULT);

        assertThat(parts.keySet()).containsExactly(1, 2, 3);
        assertThat(parts.get(1))
                .hasSize(20)
                .first()
                .extracting(Member::workload)
                .isEqualTo(Shop.id("w11"));
        assertThat(parts.get(3)).extracting(Member::workload).contains(Shop.id("w10"));
        assertThat(Parts.of(
                        List.of(member("a", 300), member("b", 150), member("c", 90)),
                        Map.of(),
                        PullRequestRules.DEFAULT))
                .satisfies(split -> {
                    assertThat(split.get(1)).extracting(Member::workload).containsExactly(Shop.id("a"), Shop.id("c"));
                    assertThat(split.get(2)).extracting(Member::workload).containsExactly(Shop.id("b"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "shop/*, true",
        "*/Deployment/web, true",
        "shop/Deployment/we, false",
        "sh?p/*, false",
        "*, true",
        "shop/Deployment/w.b, false",
        "**, true"
    })
    void readsGlobsOfTheOptOutFile(String glob, boolean ignores) {
        var optOuts = OptOuts.parse("ignore:\n- \"" + glob + "\"\n");

        assertThat(optOuts.reason(Shop.id("web"), Map.of()).isPresent()).isEqualTo(ignores);
    }

    @Test
    void readsTheAnnotationAndRefusesAFileThatSaysNothingClear() {
        var none = OptOuts.parse("");

        assertThat(none.reason(Shop.id("web"), Map.of("rightsizer_io_pull_requests", "Ignore")))
                .isPresent();
        assertThat(none.reason(Shop.id("web"), Map.of())).isEmpty();
        for (var bad : List.of("[", "- a", "ignore: all", "ignore: [1]", "ignore: ['*a*a*a*a*a*']")) {
            assertThatThrownBy(() -> OptOuts.parse(bad)).as(bad).hasMessageContaining("mend it or remove it");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, 212, USD, −$120–212",
        "0, 212, USD, −$0–212",
        "-30, -12, EUR, +€12–30",
        "-12, 40, USD, −$40 to +$12",
        "0, 0, USD, $0",
        "1.5, 4.25, CHF, −CHF 1.50–4.25"
    })
    void saysMoneyAsARange(String low, String high, String currency, String said) {
        var worth = new Worth(Shop.worth(low, high).month(), currency);

        assertThat(Totals.bill(worth)).isEqualTo(said);
    }

    @Test
    void drawsThePeakOfEachDayAndAGapWhereNothingIsKnown() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 4.0, 2.0, Double.NaN, Double.NaN, 8.0, 8.0), 4, 8))
                .isEqualTo("▁▄·█");
    }

    @ParameterizedTest
    @CsvSource({"0, 24.99, DOWN, true", "0, 25, DOWN, false", "0, 10, UP, false"})
    void whatSavesLittleWaitsUnlessItIsAboutSafety(String low, String high, Lane lane, boolean waits) {
        var wanted = new Wanted(
                new GroupKey("acme/config", "main", "prod", "shop", lane, 1),
                List.of(priced("web", low, high, lane)),
                List.of());

        assertThat(new Queue(PullRequestRules.DEFAULT, Set.of(), 0, 0).mustWait(wanted, "rightsizer/prod/shop/down"))
                .matches(why -> why.isPresent() == waits);
    }

    @Test
    void oneRunOpensNoMoreWhenAskedTwice() {
        var wanted = new Wanted(
                new GroupKey("acme/config", "main", "prod", "shop", Lane.DOWN, 1),
                List.of(priced("web", "0", "40", Lane.DOWN)),
                List.of());

        assertThat(new Queue(PullRequestRules.DEFAULT, Set.of(), 3, 3).mustWait(wanted, "rightsizer/prod/shop/down"))
                .contains("This run opens no more than 3 new ones.");
    }

    @Test
    void groupsByTeamWhereALabelTellsIt() {
        var labels = Map.of("team", "payments");

        assertThat(Owner.of(Shop.id("web"), labels, "team")).isEqualTo(new Owner("prod", "payments"));
        assertThat(Owner.of(Shop.id("web"), Map.of(), "team")).isEqualTo(new Owner("prod", "shop"));
        assertThat(Owner.of(Shop.id("web"), labels, "")).isEqualTo(new Owner("prod", "shop"));
    }

    private static Member priced(String name, String low, String high, Lane lane) {
        var wants = Shop.wants(name, "1/1Gi/-/1Gi", "250m/512Mi/-/512Mi");
        var candidate = new Candidate(wants.workload(), Map.of(), wants.recommendations(), Shop.worth(low, high));
        return new Member(
                candidate, wants.change().orElseThrow(), member(name, 3).placed(), lane);
    }

    private static Member member(String name, int lines) {
        var candidate = Shop.wants(name, "1/1Gi/-/1Gi", "250m/512Mi/-/512Mi");
        var change = candidate.change().orElseThrow();
        var placed = new PlacedWorkload(change.id(), PlacedAs.EDITED, "", "", lines, "", List.of());
        return new Member(candidate, change, placed, Lane.DOWN);
    }
}
