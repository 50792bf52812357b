package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows are (failures, windows, windows of a second policy).
class ResamplesTest {

    /// 50 of 100 workloads fail: the binomial distribution has its 2.5 % and 97.5 % points at 40 and 60.
    @Test
    void isAsWideAsTheBinomialDistribution() {
        var resamples = Resamples.of(
                IntStream.range(0, 100)
                        .mapToObj(workload -> new double[] {workload % 2, 1, 1})
                        .toList(),
                3);

        var estimate = resamples.estimate(sums -> sums[0] / sums[1]);

        assertThat(estimate.value()).isEqualTo(0.5);
        assertThat(estimate.low()).isCloseTo(0.40, within(0.011));
        assertThat(estimate.high()).isCloseTo(0.60, within(0.011));
    }

    /// One workload has all ten failures: drawing it twice or not at all is what moves the rate, not the windows.
    @Test
    void drawsWorkloadsAndNotWindows() {
        var resamples = Resamples.of(List.of(new double[] {10, 10, 0}, new double[] {0, 10, 0}), 3);

        var estimate = resamples.estimate(sums -> sums[0] / sums[1]);

        assertThat(estimate).isEqualTo(new Estimate(0.5, 0, 1));
    }

    @Test
    void sharesItsDrawsBetweenFigures() {
        var resamples = Resamples.of(
                IntStream.range(0, 30)
                        .mapToObj(workload -> new double[] {workload, workload + 1, 0})
                        .toList(),
                3);

        assertThat(resamples.estimate(sums -> sums[1] - sums[0])).isEqualTo(new Estimate(30, 30, 30));
    }

    @Test
    void answersZeroWhereNothingWasJudged() {
        assertThat(Resamples.of(List.of(), 3).estimate(sums -> sums[0] / sums[1]))
                .isEqualTo(new Estimate(0, 0, 0));
    }
}
