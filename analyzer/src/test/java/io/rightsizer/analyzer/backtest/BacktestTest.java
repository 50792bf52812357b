package io.rightsizer.analyzer.backtest;

import static io.rightsizer.analyzer.backtest.FourWeeks.DAY;
import static io.rightsizer.analyzer.backtest.FourWeeks.MEBIBYTE;
import static io.rightsizer.analyzer.backtest.FourWeeks.POINTS;
import static io.rightsizer.analyzer.backtest.FourWeeks.WEEK;
import static io.rightsizer.analyzer.backtest.FourWeeks.constant;
import static io.rightsizer.analyzer.backtest.FourWeeks.container;
import static io.rightsizer.analyzer.backtest.FourWeeks.only;
import static io.rightsizer.analyzer.backtest.FourWeeks.plan;
import static io.rightsizer.analyzer.backtest.FourWeeks.pod;
import static io.rightsizer.analyzer.backtest.FourWeeks.replayed;
import static io.rightsizer.analyzer.backtest.FourWeeks.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.Collected;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTest {

    private static final Instant THIRD_WEEK = Instant.parse("2026-11-07T00:00:00Z");
    private static final Instant FOURTH_WEEK = Instant.parse("2026-11-14T00:00:00Z");
    private static final int FIRST_JUDGED = 2 * WEEK;

    /// 100 MiB always, 200 MiB at one point. `split` asks for the peak and allows 1.1 × as much, as nothing spreads.
    private static Collected.Observed jumpingAt(int index) {
        return container("web", pod("web-1", constant(1), with(constant(100), index, 200)));
    }

    private static Score split(Collected.Observed... containers) {
        return replayed(plan("split"), containers).scores().getFirst();
    }

    @Test
    void fitsWeeklyUpToAWeekBeforeTheEnd() {
        var report = replayed(plan("split"), jumpingAt(0));

        assertThat(report.origins()).containsExactly(THIRD_WEEK, FOURTH_WEEK);
        assertThat(report.windows()).isEqualTo(2);
        assertThat(report.containers()).isEqualTo(1);
        assertThat(report.fresh()).isZero();
    }

    @Test
    void showsThePolicyThePointAtTheOriginAndJudgesItOnTheNext() {
        assertThat(split(jumpingAt(FIRST_JUDGED - 1)).memoryViolations().value())
                .isZero();
        assertThat(split(jumpingAt(FIRST_JUDGED)).memoryViolations().value()).isEqualTo(0.5);
    }

    /// Third week: request 100, limit 110, one of 2016 points at 200. Fourth week: request 200, limit 220, usage 100.
    @Test
    void measuresMemoryAsDefined() {
        var score = split(jumpingAt(FIRST_JUDGED));

        assertThat(score.windows()).isEqualTo(2);
        assertThat(score.oomEvents().value()).isEqualTo(50);
        assertThat(score.memoryPressure().value()).isCloseTo(1 / 4032.0, tiny());
        assertThat(score.memorySlack().value()).isCloseTo((0 + 0.5) / 2, tiny());
        assertThat(score.memoryLimitSlack().value())
                .isCloseTo((1 - (2015 * 100 + 110) / 2016.0 / 110 + 1 - 100 / 220.0) / 2, tiny());
        assertThat(score.weightedMemorySlack()).isCloseTo(1 - 403_300 / 604_800.0, tiny());
        assertThat(score.bytesRequested()).isEqualTo(300 * MEBIBYTE);
        assertThat(score.bytesLimited()).isEqualTo(330 * MEBIBYTE);
        assertThat(score.idleBytes()).isCloseTo(100 * MEBIBYTE, within(1.0));
    }

    /// The oracle's limits are 200 and 100: it wastes 1 - 201 700 / 403 200 and nothing.
    @Test
    void regretsWhatTheOracleWouldNotHaveWasted() {
        var limitSlack = (1 - (2015 * 100 + 110) / 2016.0 / 110 + 1 - 100 / 220.0) / 2;

        assertThat(split(jumpingAt(FIRST_JUDGED)).regret().value())
                .isCloseTo(limitSlack - (1 - 201_700 / 403_200.0) / 2, tiny());
    }

    /// Memory doubles, CPU stays.
    @Test
    void countsTheChangeFromOneOriginToTheNext() {
        var score = split(jumpingAt(FIRST_JUDGED));

        assertThat(score.churn().value()).isEqualTo(0.5);
        assertThat(score.largeChurn().value()).isEqualTo(1);
    }

    /// Half a core, and a whole one at every fourth point of the last week: 504 points of half a core each above.
    private static Collected.Observed restlessAtLast() {
        var cores = constant(0.5);
        for (int index = 3 * WEEK; index < POINTS; index += 4) {
            cores[index] = 1;
        }
        return container("web", pod("web-1", cores, constant(100)));
    }

    @Test
    void measuresCpuAsDefined() {
        var score = split(restlessAtLast());

        assertThat(score.cpuAbove().value()).isCloseTo((0 + 0.25) / 2, tiny());
        assertThat(score.badCpuWindows().value()).isEqualTo(0.5);
        assertThat(score.cpuSecondsAbove().value()).isCloseTo(252 / 2268.0, tiny());
        assertThat(score.cpuSlack().value()).isCloseTo(0, tiny());
        assertThat(score.weightedCpuSlack()).isCloseTo(1 - 2268 / 2016.0, tiny());
        assertThat(score.coresRequested()).isEqualTo(1);
        assertThat(score.throttled().value()).isZero();
    }

    /// `krr-simple-limit` limits CPU at p96 of the weeks before, half a core.
    @Test
    void countsCpuAboveALimitAsThrottled() {
        var score =
                replayed(plan("krr-simple-limit"), restlessAtLast()).scores().getFirst();

        assertThat(score.throttled().value()).isCloseTo(252 / 2268.0, tiny());
    }

    /// The target of the autoscaler for 512 MiB is 628 694 953 bytes, rounded up to 600 MiB, and it sets no limit.
    @Test
    void judgesAPolicyWithoutLimitByItsRequest() {
        var memory = with(with(constant(512), FIRST_JUDGED, 601), 3 * WEEK, 599);
        var score = replayed(plan("vpa"), container("web", pod("web-1", constant(1), memory)))
                .scores()
                .getFirst();

        assertThat(score.bytesLimited()).isEqualTo(score.bytesRequested());
        assertThat(score.memoryViolations().value()).isEqualTo(0.5);
    }

    @Test
    void leavesOutTheMinimumOfAProductThatRulesAreComparedWithout() {
        var score = replayed(plan("vpa"), container("web", pod("web-1", constant(0), constant(10))))
                .scores()
                .getFirst();

        assertThat(score.bytesRequested()).isEqualTo(2 * 32 * MEBIBYTE);
    }

    @Test
    void countsEachReplica() {
        var quiet = pod("web-1", constant(1), constant(100));
        var jumping = pod("web-2", constant(1), with(constant(100), FIRST_JUDGED, 200));

        var score = split(container("web", quiet, jumping));

        assertThat(score.memoryViolations().value()).isEqualTo(0.5);
        assertThat(score.oomEvents().value()).isEqualTo(25);
        assertThat(score.memoryPressure().value()).isCloseTo(1 / 8064.0, tiny());
    }

    @Test
    void givesTheSameWhateverTheOrderOfReplicasAndContainers() {
        var quiet = pod("web-1", constant(1), constant(100));
        var jumping = pod("web-2", constant(2), with(constant(150), FIRST_JUDGED, 200));
        var other = restlessAtLast();

        var one = replayed(plan("split", "peak"), container("api", quiet, jumping), other);
        var another = replayed(plan("split", "peak"), other, container("api", jumping, quiet));

        assertThat(one.scores()).isEqualTo(another.scores());
        assertThat(one.versus()).isEqualTo(another.versus());
    }

    /// Four fifths of a week are 1612.8 points.
    @ParameterizedTest
    @ValueSource(ints = {1612, 1613})
    void judgesAWeekOnlyWithFourFifthsOfItKnown(int points) {
        var memory = only(constant(100), 0, 3 * WEEK + points);
        var report = replayed(plan("split"), container("web", pod("web-1", only(constant(1), 0, 0), memory)));

        assertThat(report.windows()).isEqualTo(points < 1613 ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {3 * DAY - 1, 3 * DAY})
    void judgesOnlyAfterThreeDaysOfFit(int points) {
        var memory = only(constant(100), 3 * WEEK - points, POINTS);
        var report = replayed(plan("split"), container("web", pod("web-1", only(constant(1), 0, 0), memory)));

        assertThat(report.containers()).isEqualTo(points < 3 * DAY ? 0 : 1);
        assertThat(report.fresh()).isEqualTo(points < 3 * DAY ? 1 : 0);
    }

    @Test
    void judgesCpuWhereMemoryIsUnknown() {
        var score = split(container("web", pod("web-1", constant(1), only(constant(1), 0, 0))));

        assertThat(score.windows()).isEqualTo(2);
        assertThat(score.coresRequested()).isEqualTo(2);
        assertThat(score.memorySlack()).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void callsAContainerFreshThatHasOneSampleOrNone() {
        var one = only(constant(1), 5000, 5001);
        var report = replayed(plan("split"), container("a", pod("a-1", one, one)), container("b"));

        assertThat(report.fresh()).isEqualTo(2);
        assertThat(report.windows()).isZero();
        assertThat(report.scores().getFirst().memoryViolations()).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void givesAnIdleContainerTheFloorAndNoRisk() {
        var score = split(container("web", pod("web-1", constant(0), constant(0))));

        assertThat(score.memoryViolations().value()).isZero();
        assertThat(score.bytesRequested()).isEqualTo(2 * 32 * MEBIBYTE);
        assertThat(score.cpuSecondsAbove().value()).isZero();
        assertThat(score.cpuSlack().value()).isEqualTo(1);
    }

    @Test
    void leavesOutNegativeAndInfiniteUsage() {
        var odd = with(with(constant(100), FIRST_JUDGED + 9, -1e9), 17, Double.POSITIVE_INFINITY);

        assertThat(split(container("web", pod("web-1", constant(1), odd))))
                .usingRecursiveComparison()
                .withEqualsForType((left, right) -> Math.abs(left - right) < 1e-9, Double.class)
                .ignoringFields("oomEvents")
                .isEqualTo(split(container("web", pod("web-1", constant(1), constant(100)))));
    }

    @Test
    void seesAMillionfoldJumpAsOneViolation() {
        var score = split(container("web", pod("web-1", constant(1), with(constant(100), 3 * WEEK + 5, 1e8))));

        assertThat(score.memoryViolations().value()).isEqualTo(0.5);
        assertThat(score.oomEvents().value()).isEqualTo(50);
    }

    /// `peak` looks back a week and allows a tenth more: 110 and 220, and asks for as much.
    @Test
    void comparesWithTheBaselineOnTheSameWindows() {
        var versus = replayed(plan("split", "peak"), jumpingAt(FIRST_JUDGED - 1))
                .versus()
                .getFirst();

        assertThat(versus.policy()).isEqualTo("peak");
        assertThat(versus.violations()).isEqualTo(new Estimate(0, 0, 0));
        assertThat(versus.limits().value()).isCloseTo((220 + 110) / (220 + 220.0) - 1, tiny());
        assertThat(versus.idle().value()).isCloseTo((120 + 10) / (100 + 100.0) - 1, tiny());
        assertThat(versus.cores().value()).isCloseTo(0.2, tiny());
    }

    @Test
    void sweepsMarginsOverTheSameWindows() {
        var frontier =
                replayed(plan("split"), jumpingAt(FIRST_JUDGED)).frontiers().getFirst();

        assertThat(frontier.points()).hasSize(21);
        assertThat(frontier.points().getFirst().risk()).isEqualTo(0.5);
        assertThat(frontier.points().getLast().margin()).isEqualTo(1);
        assertThat(frontier.points().getLast().risk()).isZero();
        assertThat(frontier.points().getLast().slack())
                .isCloseTo((1 - 201_700 / 403_200.0 + 1 - 100 / 400.0) / 2, tiny());
    }

    @Test
    void refusesABaselineThatIsNotReplayed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacktestPlan(
                        plan("split").fit(),
                        plan("split").test(),
                        List.of("split"),
                        "vpa",
                        plan("split").settings()))
                .withMessage("the baseline 'vpa' must be one of the policies: split");
    }

    private static Offset<Double> tiny() {
        return within(1e-9);
    }
}
