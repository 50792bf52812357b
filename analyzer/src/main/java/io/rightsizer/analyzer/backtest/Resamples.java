package io.rightsizer.analyzer.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/// The fleet drawn anew a thousand times, workload by workload with replacement: what else might have been seen. All
/// figures share the draws, so that differences between policies are paired.
final class Resamples {

    private static final int DRAWS = 1000;
    private static final long SEED = 20_250_607;
    private static final double LOWEST = 2.5;
    private static final double HIGHEST = 97.5;

    private final double[] totals;
    private final double[][] draws;

    private Resamples(double[] totals, double[][] draws) {
        this.totals = totals;
        this.draws = draws;
    }

    /// @param workloads one row of sums a workload, all of the same length
    static Resamples of(List<double[]> workloads, int columns) {
        var once = new int[workloads.size()];
        Arrays.fill(once, 1);
        var random = new Well19937c(SEED);
        var draws = new double[workloads.isEmpty() ? 0 : DRAWS][];
        Arrays.setAll(draws, _ -> sum(workloads, drawn(random, workloads.size()), columns));
        return new Resamples(sum(workloads, once, columns), draws);
    }

    /// How often each workload is drawn.
    private static int[] drawn(RandomGenerator random, int workloads) {
        var counts = new int[workloads];
        for (int draw = 0; draw < workloads; draw++) {
            counts[random.nextInt(workloads)]++;
        }
        return counts;
    }

    private static double[] sum(List<double[]> workloads, int[] counts, int columns) {
        var sum = new double[columns];
        for (int workload = 0; workload < counts.length; workload++) {
            if (counts[workload] > 0) {
                add(workloads.get(workload), counts[workload], sum);
            }
        }
        return sum;
    }

    private static void add(double[] row, double times, double[] sum) {
        for (int column = 0; column < sum.length; column++) {
            sum[column] += times * row[column];
        }
    }

    /// Of everything that was seen, once.
    double value(ToDoubleFunction<double[]> figure) {
        return finite(figure.applyAsDouble(totals));
    }

    /// @param figure from the summed columns; draws in which it has no value are left out
    Estimate estimate(ToDoubleFunction<double[]> figure) {
        var drawn = Arrays.stream(draws)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .toArray();
        var value = value(figure);
        if (drawn.length == 0) {
            return new Estimate(value, value, value);
        }
        var percentile = new Percentile();
        percentile.setData(drawn);
        return new Estimate(value, percentile.evaluate(LOWEST), percentile.evaluate(HIGHEST));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
