package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.MEBIBYTE;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.days;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Days end at 00:00 UTC. A nightly job runs from 02:30 on, point 30 of a day, at 1.6 cores where 0.02 are usual.
class DailyPeakTest {

    private static final double[] FLAT = constant(POINTS, 400);
    private static final int START = 30;

    // Fires

    @Test
    void seesANightlyJobOfFiftyMinutes() {
        assertThat(dailyCpu(nightly(10, _ -> START, _ -> true)))
                .isEqualTo(new DailyPeak(Instant.parse("2026-11-20T02:00:00Z"), Duration.ofMinutes(50), 1.6));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 14, 24, 36})
    void seesJobsOfHalfAnHourToThreeHours(int points) {
        var seen = requireNonNull(dailyCpu(nightly(points, _ -> START, _ -> true)));

        assertThat(seen.length()).isEqualTo(Duration.ofMinutes(5L * points));
        assertThat(seen.isRare()).isEqualTo(points < 30);
    }

    /// p95 of 140 points, of which 7 are at 3 cores and the others at 1.6: rank 132.05 is among the last eight.
    @Test
    void asksForP95OfTheJobAndThePeakOfItsMemory() {
        var job = nightly(10, _ -> START, _ -> true);
        for (int day = 0; day < 14; day++) {
            job[day * POINTS_A_DAY + START + 4] *= day % 2 == 0 ? 1.875 : 1;
        }
        var mebibytes = Arrays.stream(job).map(cores -> 300 * cores).toArray();
        var rhythms = Signals.of(Histories.of(pod("web-1", job, mebibytes)));

        assertThat(requireNonNull(rhythms.cpuRhythm().daily()).needed()).isCloseTo(1.6 + 0.05 * 1.4, within(1e-9));
        assertThat(requireNonNull(rhythms.memoryRhythm().daily()).needed()).isCloseTo(900 * MEBIBYTE, within(1.0));
    }

    @Test
    void seesAJobThatComesAnHourEarlyOrLate() {
        var job = nightly(10, day -> START + 12 * (day % 3 - 1), _ -> true);

        assertThat(requireNonNull(dailyCpu(job)).needed()).isEqualTo(1.6);
    }

    @Test
    void seesAJobAroundTheEndOfADay() {
        assertThat(dailyCpu(nightly(10, _ -> POINTS_A_DAY - 5, _ -> true))).isNotNull();
    }

    /// It comes on 11 of 13 known days, and its sixth point is never known.
    @Test
    void seesAJobThatIsLeftOutNowAndThenAndThroughGaps() {
        var job = nightly(10, _ -> START, day -> day != 5 && day != 10);
        Arrays.fill(job, 3 * POINTS_A_DAY + 60, 3 * POINTS_A_DAY + 150, Double.NaN);
        IntStream.range(0, 14).forEach(day -> job[day * POINTS_A_DAY + START + 5] = Double.NaN);
        Arrays.fill(job, 9 * POINTS_A_DAY, 10 * POINTS_A_DAY, Double.NaN);

        assertThat(dailyCpu(job)).isNotNull();
    }

    @Test
    void seesAJobInNoise() {
        for (int seed = 0; seed < 20; seed++) {
            var job = nightly(10, _ -> START, _ -> true);
            var random = new Random(seed);
            var noisy = Arrays.stream(job)
                    .map(cores -> cores * (0.8 + 0.4 * random.nextDouble()))
                    .toArray();

            assertThat(requireNonNull(dailyCpu(noisy)).needed()).isBetween(1.6, 1.6 * 1.2);
        }
    }

    // Does not fire

    @Test
    void doesNotTakeAJobOnFewDaysOrInASingleWeekForDaily() {
        assertThat(dailyCpu(nightly(10, _ -> START, day -> day % 3 == 0))).isNull();
        assertThat(dailyCpu(nightly(10, _ -> START, day -> day % 7 < 5))).isNull();
        assertThat(dailyCpu(Arrays.copyOfRange(nightly(10, _ -> START, _ -> true), 8 * POINTS_A_DAY, POINTS)))
                .isNull();
    }

    @Test
    void doesNotTakeAJobAtAnyHourForDaily() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);

            assertThat(dailyCpu(nightly(10, _ -> random.nextInt(POINTS_A_DAY - 10), _ -> true)))
                    .isNull();
        }
    }

    @Test
    void leavesShortOrLowBlocksAlone() {
        assertThat(dailyCpu(nightly(5, _ -> START, _ -> true))).isNull();
        assertThat(dailyCpu(Arrays.stream(nightly(10, _ -> START, _ -> true))
                        .map(cores -> cores > 1 ? 0.039 : cores)
                        .toArray()))
                .isNull();
    }

    @Test
    void staysQuietOnFlatNoisyAndBurstyUsage() {
        assertThat(dailyCpu(constant(POINTS, 0.2))).isNull();
        for (int seed = 0; seed < 50; seed++) {
            assertThat(daily(Histories.spiky("web-1", seed))).isNull();
            assertThat(dailyCpu(bursts(seed, 0.01))).isNull();
            assertThat(dailyCpu(bursts(seed, 0.03))).isNull();
        }
    }

    @Test
    void staysQuietOnWorkingDaysAndAWaveOverTheDay() {
        var wave = IntStream.range(0, POINTS)
                .mapToDouble(index -> 0.6 - 0.5 * Math.cos(2 * Math.PI * index / POINTS_A_DAY))
                .toArray();

        assertThat(dailyCpu(days(day -> day % 7 < 5 ? 0.8 : 0.1))).isNull();
        assertThat(dailyCpu(wave)).isNull();
        assertThat(dailyCpu(nightly(96, _ -> START, _ -> true))).isNull();
    }

    /// One of thirty pods is always busy, so that p95 of all of them is idle.
    @Test
    void doesNotTakeABusyReplicaForAPeak() {
        var pods = IntStream.range(0, 30)
                .mapToObj(index -> pod("web-" + index, constant(POINTS, index == 0 ? 1 : 0.01), FLAT))
                .toArray(PodUsage[]::new);

        assertThat(daily(pods)).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
    void seesNothingInImpossibleOrNoUsage(double usage) {
        assertThat(dailyCpu(constant(POINTS, usage))).isNull();
        assertThat(dailyCpu(constant(1, usage))).isNull();
        assertThat(daily()).isNull();
    }

    // What it does to a recommendation

    /// p95 of CPU, which KRR asks for, is 0.02 cores; for memory it asks for 15 % over the peak.
    @Test
    void holdsCpuAtTheJobAndTellsThatMemoryIsCovered() {
        var mebibytes = Arrays.stream(nightly(10, _ -> START, _ -> true))
                .map(cores -> cores > 1 ? 900 : 300)
                .toArray();
        var recommendation = new Scenario()
                .using(Histories.of(pod("web-1", nightly(10, _ -> START, _ -> true), mebibytes)))
                .set("1", "400Mi", null, "1Gi")
                .sizedBy(new SizingSettings("krr-simple", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS))
                .recommend();

        assertThat(requireNonNull(recommendation.nextStep()).requests())
                .isEqualTo(new ResourceAmounts(Cpu.millicores(1600), Memory.mebibytes(1035)));
        assertThat(recommendation.codes()).containsExactly(Code.DAILY_PEAK);
        assertThat(recommendation.explanation())
                .endsWith("CPU peaks every day around 02:00 UTC for 50 minutes, at 1.6 cores, and is held there:"
                        + " request 1600m, no limit. Memory peaks every day around 02:00 UTC for 50 minutes, at 900Mi,"
                        + " which is covered anyway.");
    }

    /// Three hours of twenty-four are in p95.
    @Test
    void tellsNothingOfALongPeakThatIsCoveredAnyway() {
        var recommendation = new Scenario()
                .using(Histories.of(pod("web-1", nightly(36, _ -> START, _ -> true), FLAT)))
                .set("1", "400Mi", null, "440Mi")
                .recommend();

        assertThat(recommendation.codes()).doesNotContain(Code.DAILY_PEAK);
    }

    private static double[] nightly(int points, IntUnaryOperator start, IntPredicate comes) {
        var cores = constant(POINTS, 0.02);
        IntStream.range(0, 14).filter(comes).forEach(day -> {
            var first = day * POINTS_A_DAY + start.applyAsInt(day);
            Arrays.fill(cores, first, Math.min(POINTS, first + points), 1.6);
        });
        return cores;
    }

    /// Every point is with a chance the first of a burst of ten minutes at fourteen times the usual.
    private static double[] bursts(long seed, double chance) {
        var random = new Random(seed);
        var cores = constant(POINTS, 0.06);
        for (int index = 1; index < POINTS; index++) {
            if (random.nextDouble() < chance) {
                Arrays.fill(cores, index - 1, index + 1, 0.84);
            }
        }
        return cores;
    }

    private static @Nullable DailyPeak dailyCpu(double[] cores) {
        return daily(pod("web-1", cores, constant(cores.length, 400)));
    }

    private static @Nullable DailyPeak daily(PodUsage... pods) {
        return Signals.of(Histories.of(pods)).cpuRhythm().daily();
    }
}
