package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    /// Values from Prometheus' own test of quantile_over_time (promql/promqltest/testdata/functions.test).
    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 1", "0.75, 1.5", "0.8, 1.6", "1, 2"})
    void interpolatesBetweenRanksAsPrometheusDoes(double share, double expected) {
        assertThat(Selection.quantile(new double[] {2, 0, 1}, share)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void findsWhatSortingFinds() {
        var random = new Random(7);
        var shapes = new DoubleUnaryOperator[] {
            _ -> random.nextGaussian(), _ -> random.nextInt(3), index -> index, index -> -index, _ -> 1
        };
        for (int round = 0; round < 300; round++) {
            var shape = shapes[round % shapes.length];
            var values = new double[1 + random.nextInt(2_000)];
            Arrays.setAll(values, shape::applyAsDouble);
            var sorted = values.clone();
            Arrays.sort(sorted);
            var rank = random.nextInt(values.length);
            var share = random.nextDouble();
            var place = share * (values.length - 1);
            var next = sorted[Math.min((int) place + 1, sorted.length - 1)];

            assertThat(Selection.ranked(values.clone(), rank)).isEqualTo(sorted[rank]);
            assertThat(Selection.quantile(values, share))
                    .isCloseTo(
                            sorted[(int) place] + (place - (int) place) * (next - sorted[(int) place]), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotANumber(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.quantile(new double[] {1, value}, 0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesAShareOutsideZeroToOne(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.quantile(new double[] {1}, share));
    }

    @Test
    void hasNoQuantileOfNothing() {
        assertThatIllegalStateException().isThrownBy(() -> Selection.quantile(new double[0], 0.5));
    }
}
