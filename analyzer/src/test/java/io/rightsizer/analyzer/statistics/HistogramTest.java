package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values from the tests of kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender/util.
class HistogramTest {

    private static final double NEGLIGIBLE = 1e-15;
    private static final Instant START = Instant.ofEpochSecond(1_234_567_890);

    @Test
    void cutsExponentialBuckets() {
        var buckets = new Buckets.Exponential(500, 40, 1.5);

        assertThat(buckets.count()).isEqualTo(6);
        assertThat(IntStream.range(0, 6).mapToDouble(buckets::startOf))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1)
                .containsExactly(0.0, 40.0, 100.0, 190.0, 325.0, 527.5);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "39.99, 0", "40, 1", "100, 2", "900, 5", "1e300, 5"})
    void findsExponentialBuckets(double value, int bucket) {
        assertThat(new Buckets.Exponential(500, 40, 1.5).indexOf(value)).isEqualTo(bucket);
    }

    @Test
    void cutsLinearBuckets() {
        var buckets = new Buckets.Linear(5, 0.3);

        assertThat(buckets.count()).isEqualTo(18);
        assertThat(buckets.startOf(17)).isCloseTo(5.1, within(1e-9));
        assertThat(buckets.indexOf(1.3)).isEqualTo(4);
        assertThat(buckets.indexOf(-1)).isZero();
        assertThat(buckets.indexOf(100)).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0.1, 2", "0.2, 3", "0.3, 3", "0.4, 4", "0.5, 4", "0.6, 4", "0.7, 5", "0.9, 5", "1, 5"})
    void answersWithTheEndOfTheBucket(double share, double expected) {
        var histogram = new Histogram(new Buckets.Linear(10, 1), NEGLIGIBLE);
        for (int value = 1; value <= 4; value++) {
            histogram.add(value, value);
        }

        assertThat(histogram.percentile(share)).isEqualTo(expected);
    }

    @Test
    void takesSharesOutsideTheScaleAsTheEndsOfWhatIsInUse() {
        var histogram = new Histogram(new Buckets.Linear(1.0, 0.1), NEGLIGIBLE);
        histogram.add(0.1, 0.1);
        histogram.add(0.2, 0.2);

        assertThat(histogram.percentile(-0.1)).isCloseTo(0.2, within(1e-9));
        assertThat(histogram.percentile(1.1)).isCloseTo(0.3, within(1e-9));

        histogram.add(0.0, 0.1);
        histogram.add(1.0, 0.2);

        assertThat(histogram.percentile(-0.1)).isCloseTo(0.1, within(1e-9));
        assertThat(histogram.percentile(1.1)).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void isZeroWhenEmpty() {
        var histogram = new Histogram(new Buckets.Linear(10, 1), NEGLIGIBLE);

        assertThat(histogram.isEmpty()).isTrue();
        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.checkpoint()).isEmpty();
    }

    @Test
    void storesWeightsRelativeToTheHeaviest() {
        var histogram = new Histogram(new Buckets.Linear(10, 1), NEGLIGIBLE);
        histogram.add(1, 1);
        histogram.add(2, 10_000);
        histogram.add(3, 50);

        assertThat(histogram.checkpoint()).isEqualTo(Map.of(1, 1L, 2, 10_000L, 3, 50L));
    }

    @Test
    void storesNoWeightThatRoundsToZero() {
        var histogram = new Histogram(new Buckets.Linear(10, 1), NEGLIGIBLE);
        histogram.add(1, 1);
        histogram.add(2, 100_000);

        assertThat(histogram.checkpoint()).isEqualTo(Map.of(2, 10_000L));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0.02, 2", "0.03, 3", "0.10, 3", "0.11, 4", "0.34, 4", "0.35, 5", "1, 5"})
    void halvesWeightsWithEveryHalfLife(double share, double expected) {
        var histogram = decaying();
        for (int value = 1; value <= 4; value++) {
            histogram.add(value, value, START.plus(Duration.ofHours(value)));
        }

        assertThat(histogram.percentile(share)).isEqualTo(expected);
    }

    @Test
    void forgetsHeavySamplesSlowly() {
        var histogram = decaying();
        histogram.add(2, 1000, START);
        histogram.add(1, 1, START.plus(Duration.ofHours(20)));

        assertThat(histogram.percentile(0.999)).isEqualTo(2);
        assertThat(histogram.percentile(1)).isEqualTo(3);
    }

    @Test
    void forgetsCompletelyAfterAHundredHalfLives() {
        var histogram = decaying();
        histogram.add(2, 1, START);
        histogram.add(1, 1, START.plus(Duration.ofHours(101)));

        assertThat(histogram.percentile(1)).isEqualTo(2);
    }

    private static DecayingHistogram decaying() {
        return new DecayingHistogram(new Buckets.Linear(10, 1), NEGLIGIBLE, Duration.ofHours(1));
    }
}
