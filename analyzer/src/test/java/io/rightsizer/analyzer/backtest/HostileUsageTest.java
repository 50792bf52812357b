package io.rightsizer.analyzer.backtest;

import static io.rightsizer.analyzer.backtest.FourWeeks.WINDOW;
import static io.rightsizer.analyzer.backtest.FourWeeks.container;
import static io.rightsizer.analyzer.backtest.FourWeeks.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Policy;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bad usage ends in a verdict or in the class of what is too new, never in an exception, and never in a number from
/// nothing.
class HostileUsageTest {

    private static final int WORKLOADS = 40;

    private static List<Collected.Observed> fleet(HostileUsage usage) {
        return IntStream.range(0, WORKLOADS)
                .mapToObj(number -> container("web-" + number, usage.pods(number)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void isReplayedUnderEveryPolicy(HostileUsage usage) {
        var names = Policies.all().stream().map(Policy::name).toArray(String[]::new);
        var calibration = new Calibration(RiskAims.DEFAULTS, plan(names).fit());
        var backtest = Backtest.of(plan(names), Map.of("calibrated", calibration));
        fleet(usage).forEach(backtest::add);

        var report = backtest.report();

        assertThat(report.containers() + report.fresh()).isEqualTo(WORKLOADS);
        assertThat(report.scores()).allSatisfy(score -> assertThat(figures(score))
                .allSatisfy(figure -> assertThat(figure).isFinite().isNotNegative()));
        report.origins()
                .forEach(origin -> assertThat(calibration.risks(origin)).allSatisfy(HostileUsageTest::assertShares));
    }

    /// Of shares and sums; a regret and an error may be below zero.
    private static List<Double> figures(Score score) {
        var estimates = Stream.of(
                        score.memoryViolations(),
                        score.oomEvents(),
                        score.memoryPressure(),
                        score.cpuAbove(),
                        score.cpuSecondsAbove(),
                        score.badCpuWindows(),
                        score.throttled(),
                        score.cpuSlack(),
                        score.memorySlack(),
                        score.memoryLimitSlack(),
                        score.churn())
                .flatMap(estimate -> Stream.of(estimate.value(), estimate.low(), estimate.high()));
        var sums = Stream.of(
                score.coresRequested(),
                score.bytesRequested(),
                score.bytesLimited(),
                score.idleBytes(),
                score.stated());
        return Stream.concat(estimates, sums).toList();
    }

    private static void assertShares(RiskRow row) {
        assertThat(List.of(row.aimed(), row.stated(), row.realised(), row.cpuAimed(), row.cpuRealised()))
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @EnumSource
    void isJudgedInsideAScan(HostileUsage usage) {
        var trials = new FleetTrials(RiskAims.DEFAULTS, WINDOW);
        var recommender = new Recommender();
        var fleet = fleet(usage);
        fleet.forEach(observed -> trials.add(observed, _ -> SizingSettings.DEFAULTS));

        for (var observed : fleet) {
            var examined = recommender.examine(observed, _ -> SizingSettings.DEFAULTS);
            var recommendation = examined.under(trials.promise(examined));
            var stated =
                    requireNonNull(requireNonNull(recommendation.evidence()).stated());

            assertThat(stated.memory()).isBetween(0.0, 1.0);
            assertThat(stated.cpu()).isBetween(0.0, 1.0);
            if (observed.history().coverage().knownPoints() == 0) {
                assertThat(recommendation.recommended()).isNull();
                assertThat(recommendation.verdict()).isInstanceOf(Verdict.TooLittleHistory.class);
            }
        }
        assertThat(trials.risks()).allSatisfy(HostileUsageTest::assertShares);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "UNKNOWN", "NEGATIVE"})
    void givesNoNumberFromNothing(HostileUsage usage) {
        for (var policy : Policies.all()) {
            var settings = plan(policy.name()).settings();
            var trial = Trial.of(
                    container("web", usage.pods(1)).history(),
                    container("web", HostileUsage.ZERO.pods(1)).history());

            assertThat(policy.propose(trial.seen(), Resources.NONE, settings).resources())
                    .isEqualTo(Resources.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "UNKNOWN", "ONE_SAMPLE", "NEGATIVE", "TOO_YOUNG"})
    void callsWhatHasNoHistoryNew(HostileUsage usage) {
        var backtest = Backtest.of(plan("calibrated"));
        fleet(usage).forEach(backtest::add);

        assertThat(backtest.report().fresh()).isEqualTo(WORKLOADS);
        assertThat(backtest.report().windows()).isZero();
    }
}
