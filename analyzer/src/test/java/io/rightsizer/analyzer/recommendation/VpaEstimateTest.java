package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.VpaEstimate.LEAST_BYTES;
import static io.rightsizer.analyzer.recommendation.VpaEstimate.LEAST_MILLICORES;
import static io.rightsizer.analyzer.recommendation.VpaEstimate.perContainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.statistics.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values from the tests of kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender (logic and model),
/// and, for constant usage, worked by hand from its bucket formula and its cuts to whole numbers.
class VpaEstimateTest {

    private static final double MEBIBYTE = 1L << 20;
    private static final double CORES = 3.14;
    private static final double BYTES = 3.14e9;

    @ParameterizedTest
    @CsvSource({
        "0.01, 25",
        "0.02, 25",
        "0.05, 63",
        "0.1, 126",
        "0.25, 296",
        "0.5, 587",
        "1, 1168",
        "2, 2406",
        "4, 4742",
        "8, 9616"
    })
    void targetsConstantCpu(double cores, long millicores) {
        var histogram = new Histogram(VpaHistograms.cpuBuckets(), 1e-4);
        histogram.add(cores, 0.1);

        assertThat(VpaEstimate.TARGET.of(share -> histogram.percentile(share) * 1000, 8, LEAST_MILLICORES))
                .isEqualTo(millicores);
    }

    @ParameterizedTest
    @CsvSource({
        "67108864, 262144000",
        "134217728, 262144000",
        "268435456, 323522422",
        "536870912, 628694953",
        "1073741824, 1238659775",
        "2000000000, 2407501950",
        "4294967296, 4992073454",
        "8589934592, 10109348249"
    })
    void targetsConstantMemory(double bytes, long target) {
        var histogram = new Histogram(VpaHistograms.memoryBuckets(), 1e-4);
        histogram.add(bytes, 1);

        assertThat(VpaEstimate.TARGET.of(histogram::percentile, 8, LEAST_BYTES)).isEqualTo(target);
    }

    @Test
    void hasTheBucketsOfTheAutoscaler() {
        assertThat(VpaHistograms.cpuBuckets().count()).isEqualTo(176);
        assertThat(VpaHistograms.memoryBuckets().count()).isEqualTo(176);
    }

    /// Nine samples two minutes apart.
    @Test
    void widensWhileHistoryIsShort() {
        var confidence = VpaEstimate.confidence(16.0 / (24 * 60), 9);
        var estimate = new VpaEstimate(0.5, 0, 0.1, 2);

        assertThat(confidence).isEqualTo(0.00625);
        assertThat(estimate.of(_ -> CORES * 1000, confidence, 0)).isEqualTo(907_460);
        assertThat(estimate.of(_ -> BYTES, confidence, 0)).isEqualTo(907_460_000_000L);
        assertThat(estimate.of(_ -> CORES * 1000, 0.5, 0)).isEqualTo(4521);
        assertThat(estimate.of(_ -> BYTES, 0.5, 0)).isEqualTo(4_521_600_000L);
    }

    @Test
    void addsTheMargin() {
        assertThat(new VpaEstimate(0.5, 0.1, 0, 0).of(_ -> CORES * 1000, 1, 0)).isEqualTo(3454);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 3", "1, 2"})
    void bindsTheUpperBoundToTheDaysOfHistory(double days, double factor) {
        var withoutMargin = new VpaEstimate(0.95, 0, VpaEstimate.UPPER.multiplier(), VpaEstimate.UPPER.exponent());

        assertThat(withoutMargin.of(_ -> 1000, days, 0)).isEqualTo((long) (1000 * factor));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.6", "30, 0.9", "60, 0.95"})
    void trustsTheLowerBoundEarly(double minutes, double factor) {
        assertThat(VpaEstimate.LOWER.scaling(minutes / (24 * 60))).isCloseTo(factor, within(0.011));
    }

    @Test
    void knowsNoUpperBoundWithoutHistoryAndNoLowerOne() {
        assertThat(VpaEstimate.UPPER.of(_ -> CORES * 1000, 0, 0)).isEqualTo(100_000_000_000_000L);
        assertThat(VpaEstimate.LOWER.of(_ -> CORES * 1000, 0, 0)).isZero();
    }

    @Test
    void sharesThePodsMinimumAmongItsContainers() {
        assertThat(perContainer(LEAST_MILLICORES, 2)).isEqualTo(12);
        assertThat(perContainer(LEAST_BYTES, 2)).isEqualTo(131_072_000);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 1200", "2000, 0, 2400", "1, 0, 101", "1000, 3000, 3600"})
    void needsAFifthMoreAfterAnOomKill(double requestMebibytes, double peakMebibytes, double neededMebibytes) {
        assertThat(VpaEstimate.neededAfterOomKill(requestMebibytes * MEBIBYTE, peakMebibytes * MEBIBYTE))
                .isEqualTo(neededMebibytes * MEBIBYTE);
    }
}
