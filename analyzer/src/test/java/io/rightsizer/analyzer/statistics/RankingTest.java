package io.rightsizer.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static double[] sorted(Samples samples) {
        return IntStream.range(0, samples.count()).mapToDouble(samples::at).toArray();
    }

    @Test
    void sortsAnyStretch() {
        var ranking = Ranking.of(new double[] {3, 1, 2, 5, 4});

        assertThat(sorted(ranking.between(0, 5))).containsExactly(1, 2, 3, 4, 5);
        assertThat(sorted(ranking.between(1, 4))).containsExactly(1, 2, 5);
        assertThat(sorted(ranking.between(0, 1))).containsExactly(3);
        assertThat(ranking.between(2, 2).isEmpty()).isTrue();
    }

    @Test
    void leavesOutWhatNobodyCanUse() {
        var values = new double[] {2, Double.NaN, -1, Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, 1, -0.0};

        assertThat(sorted(Ranking.of(values).between(0, 8))).containsExactly(0, -0.0, 1, 2);
        assertThat(sorted(Ranking.of(values).between(1, 7))).containsExactly(0, 1);
        assertThat(Ranking.of(new double[0]).between(0, 0).isEmpty()).isTrue();
    }

    @Test
    void tellsNumbersApartThatDifferInTheirLastBits() {
        var next = Math.nextUp(0.1);
        var values = new double[] {Math.nextUp(next), 0.1, next, 0.1, 1e12 + 1, 1e12};

        assertThat(sorted(Ranking.of(values).between(0, 6)))
                .containsExactly(0.1, 0.1, next, Math.nextUp(next), 1e12, 1e12 + 1);
        assertThat(sorted(Ranking.of(values).between(2, 5))).containsExactly(0.1, next, 1e12 + 1);
    }

    /// Levels with steps of one bit and of many, as counters of steady containers make them.
    @Test
    void sortsAsTheLibraryDoes() {
        var random = new Random(7);
        var values = new double[5000];
        Arrays.setAll(
                values,
                place -> place % 3 == 0 ? 0.25 + Math.ulp(0.25) * random.nextInt(4) : Math.abs(random.nextGaussian()));
        var stretch = Arrays.copyOfRange(values, 1234, 4321);
        Arrays.sort(stretch);

        assertThat(sorted(Ranking.of(values).between(1234, 4321))).containsExactly(stretch);
    }
}
