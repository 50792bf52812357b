package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1};

    /// Values from Prometheus' own test of quantile_over_time (promql/promqltest/testdata/functions.test).
    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 1", "0.75, 1.5", "0.8, 1.6", "1, 2"})
    void interpolatesBetweenRanksAsPrometheusDoes(double share, double expected) {
        assertThat(Samples.of(DoubleStream.of(0, 1, 2)).quantile(share)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "0.75, 0.75", "0.8, 0.8", "1, 1"})
    void interpolatesBetweenTwoSamples(double share, double expected) {
        assertThat(Samples.of(DoubleStream.of(0, 1)).quantile(share)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesAShareOutsideZeroToOne(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.of(DoubleStream.of(1)).quantile(share));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotANumber(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(DoubleStream.of(1, value)));
    }

    @Test
    void hasNoQuantileWithoutSamples() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Samples.of(DoubleStream.empty()).max());
    }

    @Test
    void poolsWithoutRegardToOrder() {
        for (int seed = 0; seed < 50; seed++) {
            var values = randomValues(seed);
            var shuffled = new ArrayList<>(values);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(quantiles(shuffled)).isEqualTo(quantiles(values));
        }
    }

    @Test
    void staysBetweenTheSmallestAndTheLargestAndNeverFalls() {
        for (int seed = 0; seed < 50; seed++) {
            var values = randomValues(seed);

            assertThat(quantiles(values))
                    .isSorted()
                    .startsWith(Collections.min(values))
                    .endsWith(Collections.max(values));
        }
    }

    @Test
    void isNotMovedByOneMoreSampleOfTheSameValue() {
        for (int seed = 0; seed < 50; seed++) {
            var value = new Random(seed).nextDouble() * 1e9;
            var same = Collections.nCopies(1 + seed, value);

            assertThat(quantiles(same)).containsOnly(value);
        }
    }

    @Test
    void growsWithItsSamples() {
        for (int seed = 0; seed < 50; seed++) {
            var values = randomValues(seed);
            var doubled = values.stream().map(value -> value * 2).toList();

            assertThat(quantiles(doubled))
                    .isEqualTo(
                            quantiles(values).stream().map(value -> value * 2).toList());
        }
    }

    @Test
    void countsWhatIsAboveALevel() {
        var samples = Samples.of(DoubleStream.of(3, 1, 2, 2));

        assertThat(samples.countAbove(0)).isEqualTo(4);
        assertThat(samples.countAbove(2)).isEqualTo(1);
        assertThat(samples.countAbove(2.5)).isEqualTo(1);
        assertThat(samples.countAbove(3)).isZero();
        assertThat(Samples.of(DoubleStream.empty()).countAbove(0)).isZero();
    }

    @Test
    void poolsSamplesInOrder() {
        var pooled = Samples.pooled(List.of(
                Samples.of(DoubleStream.of(5, 1)), Samples.of(DoubleStream.empty()), Samples.of(DoubleStream.of(3))));

        assertThat(IntStream.range(0, 3).mapToDouble(pooled::at)).containsExactly(1.0, 3.0, 5.0);
        assertThat(Samples.pooled(List.of()).isEmpty()).isTrue();
    }

    private static List<Double> quantiles(List<Double> values) {
        var samples = Samples.of(values.stream().mapToDouble(Double::doubleValue));
        return DoubleStream.of(SHARES).map(samples::quantile).boxed().toList();
    }

    private static List<Double> randomValues(int seed) {
        var random = new Random(seed);
        return IntStream.rangeClosed(0, random.nextInt(200))
                .mapToObj(_ -> Math.exp(random.nextGaussian() * 3))
                .toList();
    }
}
