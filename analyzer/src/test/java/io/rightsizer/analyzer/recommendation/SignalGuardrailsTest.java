package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.NOW;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.days;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.podEndingAt;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the signals of a history do to a recommendation.
class SignalGuardrailsTest {

    private static final double[] STEADY = constant(POINTS, 0.2);
    private static final double[] FLAT = constant(POINTS, 400);
    private static final double[] LEAKING = ramp(POINTS, 300, 10.0 / POINTS_A_DAY);

    /// Split asks for 440Mi and a limit of 1.10 x 439.97Mi + 4 x 97.98Mi = 876Mi.
    @Test
    void addsAWeekOfGrowthForALeak() {
        var recommendation = new Scenario()
                .using(Histories.of(pod("web-1", STEADY, LEAKING)))
                .set("200m", "300Mi", null, "350Mi")
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "510Mi", null, "946Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.POSSIBLE_LEAK);
        assertThat(recommendation.explanation())
                .endsWith("Memory grows by 10Mi a day over 14 days: a possible leak, so 70Mi for the next 7 days are"
                        + " added and nothing is lowered: request 510Mi, limit 946Mi.");
    }

    @Test
    void neverLowersMemoryOfALeak() {
        var recommendation = new Scenario()
                .using(Histories.of(pod("web-1", STEADY, LEAKING)))
                .set("200m", "4Gi", null, "4Gi")
                .recommend();

        assertThat(recommendation.verdict()).isInstanceOf(Verdict.Keep.class);
        assertThat(recommendation.codes()).containsExactly(Code.POSSIBLE_LEAK);
    }

    @Test
    void countsAHigherLevelAtOnce() {
        var recommendation = new Scenario()
                .using(Histories.of(pod("web-1", days(day -> day < 11 ? 0.2 : 0.5), FLAT)))
                .set("250m", "400Mi", null, "440Mi")
                .sizedBy(split(50))
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("500m", "400Mi", null, "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.LEVEL_SHIFT);
        assertThat(recommendation.explanation())
                .endsWith("CPU p95 of a day rose from 200m to 500m: the shift began on 2026-11-18 00:00 UTC, and the"
                        + " data since then asks for request 500m, no limit.");
    }

    @Test
    void namesTheRolloutThatBroughtTheLevel() {
        var rollout = NOW.minus(Duration.ofDays(4));
        var history = Histories.of(
                podEndingAt(rollout, "web-5d4f8c7b9-x2k7q", constant(2880, 0.2), constant(2880, 300)),
                pod("web-7c9d6f5b4-b5n2z", constant(1152, 0.2), constant(1152, 500)));

        assertThat(new Scenario().using(history).recommend().explanation())
                .contains("Memory peak of a day rose from 300Mi to 500Mi:"
                        + " the shift began with a rollout on 2026-11-17 00:05 UTC.");
    }

    @Test
    void believesALowerLevelAfterAWeekAndASecondLookOnly() {
        assertThat(memoryRequest(sizedByVpa(days(day -> day < 10 ? 600 : 300), "700Mi")))
                .isGreaterThanOrEqualTo(Memory.parse("600Mi"));
        assertThat(memoryRequest(sizedByVpa(days(day -> day < 2 ? 600 : 300), "700Mi")))
                .isLessThan(Memory.parse("400Mi"));
    }

    @Test
    void leavesWhatIsBelowTheOldLevelAlone() {
        assertThat(memoryRequest(sizedByVpa(days(day -> day < 10 ? 600 : 300), "500Mi")))
                .isEqualTo(Memory.parse("500Mi"));
    }

    /// The autoscaler's histogram has forgotten the fourth and the eleventh day.
    @Test
    void keepsAWeeklyPeakThatAShortMemoryForgets() {
        var job = days(_ -> 300);
        Arrays.fill(job, 3 * POINTS_A_DAY + 36, 3 * POINTS_A_DAY + 60, 900);
        Arrays.fill(job, 10 * POINTS_A_DAY + 36, 10 * POINTS_A_DAY + 60, 950);
        var recommendation = sizedByVpa(job, "1200Mi");

        assertThat(recommendation.recommended())
                .satisfies(numbers ->
                        assertThat(requireNonNull(numbers).requests().memory()).isLessThan(Memory.parse("400Mi")));
        assertThat(memoryRequest(recommendation)).isEqualTo(Memory.parse("950Mi"));
        assertThat(recommendation.codes()).contains(Code.WEEKLY_PEAK);
        assertThat(recommendation.explanation())
                .contains("Memory peaks every week, the last time around Tuesday 03:00 UTC, at 950Mi,"
                        + " and is held there: request 950Mi, limit 950Mi.");
    }

    /// The peak policy asks for 1.10 x 900Mi = 990Mi; 310 / 900 of that is 341Mi.
    @Test
    void sizesTheRequestByTheHealthyReplicasAndTheLimitByTheOther() {
        var history = Histories.of(
                pod("web-1", STEADY, constant(POINTS, 300)),
                pod("web-2", STEADY, constant(POINTS, 310)),
                pod("web-3", STEADY, constant(POINTS, 900)));
        var recommendation = new Scenario()
                .using(history)
                .set("240m", "600Mi", null, "1000Mi")
                .sizedBy(new SizingSettings("peak", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS))
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("240m", "341Mi", null, "990Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.SKEWED_REPLICA);
        assertThat(recommendation.explanation())
                .endsWith("Memory peak of replica web-3 is 900Mi where the others have 309Mi: please check it."
                        + " The request 341Mi is sized by the others, the limit 990Mi leaves room for it.");
    }

    @Test
    void reportsWhatAStartTakes() {
        var cpu = constant(5 * POINTS_A_DAY, 0.2);
        cpu[0] = 1.8;
        var history = Histories.of(pod("web-1", STEADY, FLAT), pod("web-2", cpu, constant(cpu.length, 400)));
        var recommendation = new Scenario().using(history).recommend();

        assertThat(recommendation.codes()).containsExactly(Code.STARTUP_CPU);
        assertThat(recommendation.explanation())
                .endsWith("Start-up used up to 1.8 cores in the first 10 minutes of 1 start; not part of the request.");
    }

    @Test
    void doesNotLowerMemoryThatReachedItsLimit() {
        var recommendation = new Scenario().set("300m", "402Mi", null, "402Mi").recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "402Mi", null, "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.CENSORED);
        assertThat(recommendation.explanation())
                .endsWith("Memory is not lowered: its peak reached the memory limit, so it may need more than it"
                        + " could use.");
    }

    @Test
    void lowersNothingWhereCpuIsPinnedAtItsLimit() {
        var recommendation =
                new Scenario().set("200m", "600Mi", "200m", "700Mi").recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.CENSORED);
    }

    /// Usage over today's limit is older than the limit.
    @Test
    void lowersWhatWasUsedBeforeTheLimitWasSet() {
        assertThat(new Scenario()
                        .set("300m", "200Mi", null, "200Mi")
                        .recommend()
                        .codes())
                .isEmpty();
    }

    private static Recommendation sizedByVpa(double[] mebibytes, String today) {
        return new Scenario()
                .using(Histories.of(pod("web-1", STEADY, mebibytes)))
                .set("200m", today, null, today)
                .sizedBy(new SizingSettings("vpa", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS))
                .recommend();
    }

    private static @Nullable Memory memoryRequest(Recommendation recommendation) {
        var next = recommendation.nextStep();
        return next == null ? null : next.requests().memory();
    }

    private static SizingSettings split(double percentile) {
        var defaults = PolicySettings.DEFAULTS;
        return new SizingSettings(
                "split",
                new PolicySettings(
                        percentile,
                        null,
                        null,
                        null,
                        null,
                        new ResourceAmounts(Cpu.millicores(10), Memory.mebibytes(32)),
                        defaults.ceiling(),
                        defaults.rounding()),
                GuardrailSettings.DEFAULTS);
    }
}
