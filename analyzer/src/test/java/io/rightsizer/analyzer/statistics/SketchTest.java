package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    private static final Buckets TENS = new Buckets.Linear(100, 10);
    private static final Buckets PER_CENT = new Buckets.Exponential(1000, 0.0001, 1.01);

    private static Sketch of(Buckets buckets, double... values) {
        return Sketch.of(List.of(Samples.of(DoubleStream.of(values))), buckets);
    }

    /// 5, 12, 17 and 34 in tens: the ends of their buckets are 10, 20, 20 and 40, the ends of all stay exact.
    @Test
    void takesEachNumberForTheEndOfItsBucket() {
        var sketch = of(TENS, 34, 5, 17, 12);

        assertThat(sketch.count()).isEqualTo(4);
        assertThat(sketch.quantile(0)).isEqualTo(5);
        assertThat(sketch.quantile(1 / 3.0)).isEqualTo(20);
        assertThat(sketch.quantile(0.5)).isEqualTo(20);
        assertThat(sketch.quantile(5 / 6.0)).isCloseTo(27, within(1e-9));
        assertThat(sketch.quantile(1)).isEqualTo(34);
    }

    @Test
    void spreadsTheBucketOfALevelEvenly() {
        var sketch = of(TENS, 5, 12, 17, 34);

        assertThat(sketch.shareAbove(34)).isZero();
        assertThat(sketch.shareAbove(20)).isEqualTo(0.25);
        assertThat(sketch.shareAbove(15)).isEqualTo(0.5);
        assertThat(sketch.shareAbove(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNeverBelowTheTrueQuantileAndAtMostOnePerCentAbove(long seed) {
        var random = new Random(seed);
        var values =
                random.doubles(1 + random.nextInt(3000), -6, 4).map(Math::exp).toArray();
        var exact = Samples.of(DoubleStream.of(values));
        var sketch = of(PER_CENT, values);

        assertThat(sketch.count()).isEqualTo(values.length);
        for (var share : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1}) {
            var quantile = exact.quantile(share);
            assertThat(sketch.quantile(share)).isBetween(quantile * (1 - 1e-9), quantile * 1.01 + 0.0001);
        }
    }

    @Test
    void poolsItsParts() {
        var parts = List.of(
                Samples.of(DoubleStream.of(5, 17)), Samples.of(DoubleStream.of()), Samples.of(DoubleStream.of(34)));

        assertThat(Sketch.of(parts, TENS).quantile(0.5)).isEqualTo(20);
    }

    @Test
    void knowsNothingOfNothing() {
        var nothing = Sketch.of(List.of(), TENS);

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.shareAbove(0)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> nothing.quantile(0.5));
    }

    @Test
    void refusesCountsThatAreNotOfItsBuckets() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sketch(TENS, 9, new int[] {1, 1, 1}, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sketch(TENS, 0, new int[] {-1}, 0, 1));
    }
}
