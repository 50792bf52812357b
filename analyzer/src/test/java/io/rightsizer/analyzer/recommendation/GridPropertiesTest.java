package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for every margin that calibration may choose, on usage made up from twenty seeds.
class GridPropertiesTest {

    private static final int SEEDS = 20;
    private static final double GIBIBYTE = 1L << 30;
    private static final int SHIPPED = CalibratedPolicy.SHIPPED_MARGINS.memory();

    /// Amounts under every member of the grid: memory request, memory limit, CPU request.
    private static List<double[]> members(List<PodUsage> pods) {
        return new CalibratedPolicy()
                        .study(Seen.in(UsageHistory.of(WINDOW, pods)), Resources.NONE, PolicySettings.DEFAULTS)
                        .alternatives()
                        .stream()
                        .map(resources -> new double[] {
                            amount(Objects.requireNonNull(resources.requests().memory())
                                    .bytes()),
                            amount(Objects.requireNonNull(resources.limits().memory())
                                    .bytes()),
                            Objects.requireNonNull(resources.requests().cpu()).millicores()
                        })
                        .toList();
    }

    private static double amount(long bytes) {
        return bytes / Histories.MEBIBYTE;
    }

    private static List<PodUsage> changed(List<PodUsage> pods, DoubleUnaryOperator cores, DoubleUnaryOperator bytes) {
        return pods.stream()
                .map(pod -> new PodUsage(
                        pod.pod(),
                        changed(pod.cpu(), cores),
                        changed(pod.memory(), bytes),
                        pod.cpuBurst(),
                        pod.cpuSamples(),
                        pod.memorySamples()))
                .toList();
    }

    private static UsageSeries changed(UsageSeries series, DoubleUnaryOperator change) {
        var values = IntStream.range(0, series.length())
                .mapToDouble(index -> change.applyAsDouble(series.valueAt(index)))
                .toArray();
        return UsageSeries.of(series.firstPoint(), series.stepMillis(), values);
    }

    private static void assertNotBelow(List<double[]> more, List<double[]> less) {
        for (int member = 0; member < less.size(); member++) {
            for (int amount = 0; amount < 3; amount++) {
                assertThat(more.get(member)[amount]).isGreaterThanOrEqualTo(less.get(member)[amount]);
            }
        }
    }

    @Test
    void changesNothingWhenPodsAreShuffled() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var pods = new ArrayList<>(Histories.random(seed));
            var members = members(pods);
            Collections.shuffle(pods, new Random(seed));

            assertThat(members(pods)).usingRecursiveComparison().isEqualTo(members);
        }
    }

    @Test
    void neverLimitsBelowTheRequestNorBelowThePeak() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var peak = Seen.in(UsageHistory.of(WINDOW, Histories.random(seed)))
                            .memory()
                            .max()
                    / Histories.MEBIBYTE;

            assertThat(members(Histories.random(seed)))
                    .allSatisfy(amounts -> assertThat(amounts[1]).isGreaterThanOrEqualTo(Math.max(amounts[0], peak)));
        }
    }

    @Test
    void neverLimitsBelowTheShippedMarginWhereItSaysSo() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var members = members(Histories.random(seed));
            for (int member = 0; member < members.size(); member++) {
                if (CalibratedPolicy.isMemorySafe(member)) {
                    assertThat(members.get(member)[1]).isGreaterThanOrEqualTo(members.get(SHIPPED)[1]);
                }
            }
        }
    }

    /// Rounded up each time: to a mebibyte or a millicore, then by up to 3 % to a step.
    @Test
    void growsAsUsageGrows() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var once = members(Histories.random(seed));
            var thrice = members(changed(Histories.random(seed), cores -> 3 * cores, bytes -> 3 * bytes));
            for (int member = 0; member < once.size(); member++) {
                for (int amount = 0; amount < 3; amount++) {
                    assertThat(thrice.get(member)[amount])
                            .isBetween(
                                    3 * (once.get(member)[amount] / 1.03 - 1),
                                    1.03 * (3 * once.get(member)[amount] + 1));
                }
            }
        }
    }

    @Test
    void neverFallsWhenEveryPointRisesAlike() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var less = members(Histories.random(seed));

            assertNotBelow(
                    members(changed(Histories.random(seed), cores -> cores + 0.1, bytes -> bytes + 0.1 * GIBIBYTE)),
                    less);
            assertNotBelow(members(changed(Histories.random(seed), cores -> 1.3 * cores, bytes -> 1.3 * bytes)), less);
        }
    }

    @Test
    void changesLittleWhenAReplicaIsSeenTwice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var pod = Histories.spiky("web-1", seed);
            var again = new PodUsage("web-2", pod.cpu(), pod.memory(), pod.cpuBurst(), 0, 0);
            var once = members(List.of(pod));
            var twice = members(List.of(pod, again));
            for (int member = 0; member < once.size(); member++) {
                for (int amount = 0; amount < 3; amount++) {
                    var before = once.get(member)[amount];
                    assertThat(twice.get(member)[amount]).isCloseTo(before, within(0.02 * before));
                }
            }
        }
    }

    /// What is left of usage with gaps has a lower peak: the policy alone may then say less, a recommendation on data
    /// that is known to be partial may not.
    @Test
    void isNotLoweredOnPartialData() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var gappy = changed(
                    Histories.random(seed),
                    cores -> random.nextInt(5) == 0 ? Double.NaN : cores,
                    bytes -> random.nextInt(5) == 0 ? Double.NaN : bytes);
            var scenario = new Scenario()
                    .using(UsageHistory.of(WINDOW, gappy))
                    .set("8", "64Gi", null, "64Gi")
                    .partial()
                    .sizedBy(SizingSettings.DEFAULTS);

            assertThat(scenario.recommend().nextStep()).isNull();
        }
    }
}
