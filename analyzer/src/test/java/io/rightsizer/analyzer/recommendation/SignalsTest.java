package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.MEBIBYTE;
import static io.rightsizer.analyzer.recommendation.Histories.NOW;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.days;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.podEndingAt;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.LevelShift.Direction;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {

    private static final double[] STEADY = constant(POINTS, 0.2);
    private static final double[] FLAT = constant(POINTS, 400);

    @Test
    void seesNothingInSteadyUsage() {
        assertThat(Signals.of(Histories.steady(0.2, 400)))
                .isEqualTo(new Signals(null, null, Rhythm.NONE, Rhythm.NONE, null, null, null, null));
    }

    // Leaks

    @Test
    void seesALeakInMemoryThatGrowsEveryDay() {
        var signals = ofMemory(ramp(POINTS, 300, 10.0 / POINTS_A_DAY));
        var leak = requireNonNull(signals.leak());

        assertThat(leak.perDay() / MEBIBYTE).isCloseTo(10, within(1e-6));
        assertThat(leak.growth() / MEBIBYTE).isCloseTo(70, within(1e-6));
        assertThat(leak.span()).isEqualTo(Duration.ofDays(14));
        assertThat(signals.memoryShift()).isNull();
    }

    /// A week at 0.5Mi a day is 1 % of the peak.
    @Test
    void leavesSlowGrowthAlone() {
        assertThat(ofMemory(ramp(POINTS, 300, 0.5 / POINTS_A_DAY)).leak()).isNull();
    }

    @Test
    void takesNeitherAStepNorAFullCacheForALeak() {
        assertThat(ofMemory(days(day -> day < 5 ? 300 : 500)).leak()).isNull();
        assertThat(ofMemory(days(day -> Math.min(600, 300 + 50 * day))).leak()).isNull();
        assertThat(ofMemory(days(day -> day % 7 < 5 ? 500 : 300)).leak()).isNull();
    }

    @Test
    void needsTenDaysForALeak() {
        var nine = ramp(9 * POINTS_A_DAY, 300, 10.0 / POINTS_A_DAY);

        assertThat(ofMemory(nine).leak()).isNull();
    }

    @Test
    void raisesTheAlarmOnAtMostTwoPercentOfNoise() {
        var random = new Random(42);
        var leaks = 0;
        for (int seed = 0; seed < 200; seed++) {
            var noise = IntStream.range(0, POINTS)
                    .mapToDouble(_ -> 400 * Math.exp(random.nextGaussian() / 4))
                    .toArray();
            leaks += ofMemory(noise).leak() == null ? 0 : 1;
        }

        assertThat(leaks).isLessThanOrEqualTo(4);
    }

    /// Four pods, one after the other, each from 300Mi to nearly 420Mi in three days.
    @Test
    void seesALeakThatRestartsHide() {
        var pods = IntStream.range(0, 4)
                .mapToObj(which -> podEndingAt(
                        NOW.minus(Duration.ofDays(9 - 3L * which)),
                        "web-" + which,
                        constant(3 * POINTS_A_DAY, 0.2),
                        ramp(3 * POINTS_A_DAY, 300, 40.0 / POINTS_A_DAY)))
                .toArray(PodUsage[]::new);
        var leak = requireNonNull(Signals.of(Histories.of(pods)).leak());

        assertThat(leak.perDay() / MEBIBYTE).isCloseTo(40, within(1e-6));
        assertThat(leak.growth() / MEBIBYTE).isCloseTo(280, within(1e-6));
        assertThat(leak.pods()).isEqualTo(4);
        assertThat(leak.span()).isEqualTo(Duration.ofDays(3));
    }

    // Level shifts

    @Test
    void seesCpuRiseThreeDaysAgo() {
        assertThat(ofCpu(days(day -> day < 11 ? 0.2 : 0.5)).cpuShift())
                .isEqualTo(new LevelShift(
                        Direction.UP, NOW.minus(Duration.ofDays(3)), 0.2, 0.5, 0.5, Duration.ofDays(3), false));
    }

    @Test
    void seesMemoryFallThreeDaysAgo() {
        assertThat(ofMemory(days(day -> day < 11 ? 600 : 300)).memoryShift())
                .isEqualTo(new LevelShift(
                        Direction.DOWN,
                        NOW.minus(Duration.ofDays(3)),
                        600 * MEBIBYTE,
                        300 * MEBIBYTE,
                        300 * MEBIBYTE,
                        Duration.ofDays(3),
                        false));
    }

    @Test
    void waitsLongerToSeeAFallThanARise() {
        assertThat(ofMemory(days(day -> day < 12 ? 300 : 600)).memoryShift()).isNotNull();
        assertThat(ofMemory(days(day -> day < 12 ? 600 : 300)).memoryShift()).isNull();
        assertThat(ofMemory(days(day -> day < 13 ? 300 : 600)).memoryShift()).isNull();
    }

    @Test
    void takesNeitherASpikeNorALittleMoreForALevel() {
        assertThat(ofMemory(days(day -> day == 9 ? 900 : 400)).memoryShift()).isNull();
        assertThat(ofMemory(days(day -> day < 8 ? 400 : 435)).memoryShift()).isNull();
    }

    @Test
    void keepsTheLatestOfTwoShifts() {
        var shift = requireNonNull(
                ofMemory(days(day -> day < 4 ? 300 : day < 10 ? 600 : 400)).memoryShift());

        assertThat(shift.direction()).isEqualTo(Direction.DOWN);
        assertThat(shift.since()).isEqualTo(NOW.minus(Duration.ofDays(4)));
    }

    @Test
    void namesTheRolloutAShiftBeganWith() {
        var rollout = NOW.minus(Duration.ofDays(4)).minus(Duration.ofHours(3));
        var history = Histories.of(
                podEndingAt(rollout, "web-5d4f8c7b9-x2k7q", constant(2700, 0.2), constant(2700, 300)),
                pod("web-7c9d6f5b4-b5n2z", constant(4 * 288 + 36, 0.2), constant(4 * 288 + 36, 500)));

        assertThat(requireNonNull(Signals.of(history).memoryShift()).withRollout())
                .isTrue();
        assertThat(requireNonNull(Signals.of(history).memoryShift()).since())
                .isEqualTo(rollout.plus(Duration.ofMinutes(5)));
    }

    // Rhythm

    /// Two hours on the fourth and the eleventh day, which end on 10 and 17 November.
    @Test
    void seesAWeeklyJob() {
        var job = days(_ -> 300);
        for (int week = 0; week < 2; week++) {
            Arrays.fill(job, (3 + 7 * week) * POINTS_A_DAY + 36, (3 + 7 * week) * POINTS_A_DAY + 60, 900 + 50 * week);
        }

        assertThat(ofMemory(job).memoryRhythm().weekly())
                .isEqualTo(new WeeklyPeak(
                        Instant.parse("2026-11-17T03:00:00Z"), 900 * MEBIBYTE, 300 * MEBIBYTE, 950 * MEBIBYTE, 1));
    }

    @Test
    void seesThatWorkingDaysComeBack() {
        var weekly = requireNonNull(
                ofCpu(days(day -> day % 7 < 5 ? 0.8 : 0.1)).cpuRhythm().weekly());

        assertThat(weekly.level()).isCloseTo(0.8, within(1e-9));
        assertThat(weekly.quiet()).isCloseTo(0.1, within(1e-9));
        assertThat(weekly.needed()).isCloseTo(0.8, within(1e-9));
        assertThat(weekly.days()).isEqualTo(5);
    }

    /// The window ends on the second day of a busy weekend, like the one before.
    @Test
    void takesTheWeekForNoNewLevel() {
        assertThat(ofMemory(days(day -> day % 7 < 5 ? 300 : 900)).memoryShift()).isNull();
        assertThat(ofCpu(days(day -> day % 7 < 4 ? 0.8 : 0.1)).cpuShift()).isNull();
    }

    @Test
    void doesNotCallADailyPeakOrASinglePeakWeekly() {
        var daily = days(_ -> 300);
        for (int day = 0; day < 14; day++) {
            daily[day * POINTS_A_DAY + 40] = 900;
        }
        var once = days(_ -> 300);
        once[3 * POINTS_A_DAY + 40] = 900;

        assertThat(ofMemory(daily).memoryRhythm().weekly()).isNull();
        assertThat(ofMemory(once).memoryRhythm().weekly()).isNull();
    }

    @Test
    void claimsNoWeekBeforeTwoWereSeen() {
        var days = Arrays.copyOf(days(day -> day % 7 < 5 ? 800 : 100), 13 * POINTS_A_DAY);

        assertThat(ofMemory(days).memoryRhythm().weekly()).isNull();
    }

    // Replicas

    @Test
    void namesTheReplicaThatStandsOut() {
        var signals = Signals.of(replicas(300, 310, 900));

        assertThat(requireNonNull(signals.memorySkew()).pod()).isEqualTo("web-2");
        assertThat(signals.memorySkew().level()).isEqualTo(900 * MEBIBYTE);
        assertThat(signals.memorySkew().others()).isCloseTo(309 * MEBIBYTE, within(1.0));
        assertThat(signals.memorySkew().highestOther()).isEqualTo(310 * MEBIBYTE);
        assertThat(signals.cpuSkew()).isNull();
    }

    @Test
    void callsNoReplicaBrokenAmongTwoOrAmongEquals() {
        assertThat(Signals.of(replicas(300, 900)).memorySkew()).isNull();
        assertThat(Signals.of(replicas(300, 310, 440)).memorySkew()).isNull();
    }

    @Test
    void comparesReplicasOnlyWhileTheyLiveTogether() {
        var week = constant(7 * POINTS_A_DAY, 0.2);
        var then = NOW.minus(Duration.ofDays(7));
        var history = Histories.of(
                podEndingAt(then, "old-1", week, constant(week.length, 300)),
                podEndingAt(then, "old-2", week, constant(week.length, 300)),
                pod("new-1", week, constant(week.length, 900)));

        assertThat(Signals.of(history).memorySkew()).isNull();
    }

    // Starts

    @Test
    void keepsTheFirstTenMinutesOfAStartApart() {
        var cpu = constant(2 * POINTS_A_DAY, 0.2);
        cpu[0] = 1.8;
        cpu[1] = 1.1;
        var history = Histories.of(pod("web-1", STEADY, FLAT), pod("web-2", cpu, constant(cpu.length, 400)));

        assertThat(Signals.of(history).startUp()).isEqualTo(new StartUp(1, 1.8));
        var left = StartUp.leftOut(history).cpu();
        assertThat(left.get(0).length()).isEqualTo(POINTS);
        assertThat(left.get(1).length()).isEqualTo(2 * POINTS_A_DAY - 2);
        assertThat(left.get(1).known().max()).hasValue(0.2);
    }

    @Test
    void leavesShortJobsWhole() {
        var history = Histories.of(pod("job-1", constant(11, 2), constant(11, 100)));

        assertThat(StartUp.leftOut(history)).isEqualTo(history);
        assertThat(Signals.of(history).startUp()).isNull();
    }

    // Bad input

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY, 0})
    void seesNothingInImpossibleOrNoUsage(double usage) {
        assertThat(Signals.of(Histories.steady(usage, usage)))
                .isEqualTo(new Signals(null, null, Rhythm.NONE, Rhythm.NONE, null, null, null, null));
    }

    @Test
    void seesNothingInALittle() {
        var nothing = new Signals(null, null, Rhythm.NONE, Rhythm.NONE, null, null, null, null);
        var hour = HistoryWindow.endingAt(NOW, Duration.ofMinutes(30));

        assertThat(Signals.of(Histories.of())).isEqualTo(nothing);
        assertThat(Signals.of(Histories.of(pod("web-1", constant(1, 0.2), constant(1, 400)))))
                .isEqualTo(nothing);
        assertThat(Signals.of(UsageHistory.of(hour, List.of(pod("web-1", constant(6, 1), constant(6, 100))))))
                .isEqualTo(nothing);
    }

    @Test
    void survivesHugeJumpsAndGaps() {
        var jumps = days(day -> day % 3 == 0 ? 1e6 : 1);
        Arrays.fill(jumps, 700, 1500, Double.NaN);

        assertThat(ofMemory(jumps).leak()).isNull();
    }

    // What holds for all

    @Test
    void doesNotCareWhichReplicaIsWhich() {
        for (int seed = 0; seed < 20; seed++) {
            var pods = Histories.random(seed);
            var turned = IntStream.range(0, pods.size())
                    .mapToObj(index -> renamed(pods.get(pods.size() - 1 - index), "web-" + index))
                    .toList();

            assertThat(withoutNames(Signals.of(UsageHistory.of(Histories.WINDOW, turned))))
                    .isEqualTo(withoutNames(Signals.of(UsageHistory.of(Histories.WINDOW, pods))));
        }
    }

    /// Four times everything is exact in binary, so that all numbers are exactly four times as large.
    @Test
    void scalesWithUsage() {
        for (int seed = 0; seed < 20; seed++) {
            var pods = Histories.random(seed);
            var larger = pods.stream().map(SignalsTest::fourfold).toList();
            var shift = Signals.of(UsageHistory.of(Histories.WINDOW, pods)).memoryShift();
            var largerShift =
                    Signals.of(UsageHistory.of(Histories.WINDOW, larger)).memoryShift();

            assertThat(largerShift == null).isEqualTo(shift == null);
            if (shift != null && largerShift != null) {
                assertThat(largerShift.needed()).isEqualTo(4 * shift.needed());
                assertThat(largerShift.since()).isEqualTo(shift.since());
            }
        }
    }

    private static Signals withoutNames(Signals signals) {
        return new Signals(
                signals.cpuShift(),
                signals.memoryShift(),
                signals.cpuRhythm(),
                signals.memoryRhythm(),
                signals.leak(),
                null,
                null,
                signals.startUp());
    }

    private static PodUsage renamed(PodUsage pod, String name) {
        return new PodUsage(name, pod.cpu(), pod.memory(), pod.cpuBurst(), pod.cpuSamples(), pod.memorySamples());
    }

    private static PodUsage fourfold(PodUsage pod) {
        return new PodUsage(
                pod.pod(),
                fourfold(pod.cpu()),
                fourfold(pod.memory()),
                4 * pod.cpuBurst(),
                pod.cpuSamples(),
                pod.memorySamples());
    }

    private static UsageSeries fourfold(UsageSeries series) {
        return UsageSeries.of(
                series.firstPoint(),
                series.stepMillis(),
                series.known().map(value -> 4 * value).toArray());
    }

    private static Signals ofCpu(double[] cores) {
        return Signals.of(Histories.of(pod("web-1", cores, FLAT)));
    }

    private static Signals ofMemory(double[] mebibytes) {
        return Signals.of(Histories.of(pod("web-1", constant(mebibytes.length, 0.2), mebibytes)));
    }

    private static UsageHistory replicas(double... mebibytes) {
        return Histories.of(IntStream.range(0, mebibytes.length)
                .mapToObj(index -> pod("web-" + index, STEADY, constant(POINTS, mebibytes[index])))
                .toArray(PodUsage[]::new));
    }
}
