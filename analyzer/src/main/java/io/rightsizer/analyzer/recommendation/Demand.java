package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What all pods of a container used together, and how many there were: the few numbers an autoscaler's arithmetic
/// takes. A pod counts from its first point with data to its last; where one of them has no value the sum is unknown.
///
/// @param cpu total demand in cores
/// @param memory total demand in bytes
/// @param podsPresent on how many grid points there were so many pods
record Demand(Total cpu, Total memory, SortedMap<Integer, Integer> podsPresent) {

    /// Points within which an autoscaler answers: at most a minute until the metric is there, 15 seconds between its
    /// looks, and then the start of a pod. On the grid of five minutes that is less than two points.
    static final int REACTION_POINTS = 2;

    Demand {
        podsPresent = new TreeMap<>(podsPresent);
    }

    /// One resource, summed over pods.
    ///
    /// @param growth the 99th percentile of the relative growth within the reaction time: 0.25 when demand hardly
    ///     ever rises by more than a quarter before new pods can help
    record Total(double p5, double p99, double growth) {

        static final Total NONE = new Total(0, 0, 0);
    }

    static Demand of(UsageHistory history) {
        var pods = present(history.window(), history.cpu());
        return new Demand(
                total(sum(history.window(), history.cpu())),
                total(sum(history.window(), history.memory())),
                Arrays.stream(pods)
                        .filter(count -> count > 0)
                        .collect(TreeMap::new, (map, count) -> map.merge(count, 1, Integer::sum), TreeMap::putAll));
    }

    /// The share of the time in which there were at most so many pods, 0 to 1.
    double shareWithAtMost(int pods) {
        return share(podsPresent.headMap(pods + 1));
    }

    /// The share of the time in which there were at least so many pods, 0 to 1.
    double shareWithAtLeast(int pods) {
        return share(podsPresent.tailMap(pods));
    }

    private double share(SortedMap<Integer, Integer> some) {
        var all = sum(podsPresent);
        return all == 0 ? 0 : (double) sum(some) / all;
    }

    private static int sum(SortedMap<Integer, Integer> points) {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Total total(double[] demand) {
        var known = Samples.of(Arrays.stream(demand).filter(Seen::isPossible));
        return known.isEmpty() ? Total.NONE : new Total(known.quantile(0.05), known.quantile(0.99), growth(demand));
    }

    private static double growth(double[] demand) {
        var growths = new ArrayList<Double>();
        for (int point = 0; point + REACTION_POINTS < demand.length; point++) {
            var next = Arrays.stream(demand, point + 1, point + 1 + REACTION_POINTS)
                    .filter(Seen::isPossible)
                    .max();
            if (demand[point] > 0 && next.isPresent()) {
                growths.add(Math.max(0, next.getAsDouble() / demand[point] - 1));
            }
        }
        var all = Samples.of(growths.stream().mapToDouble(Double::doubleValue).filter(Seen::isPossible));
        return all.isEmpty() ? 0 : all.quantile(0.99);
    }

    /// NaN where there was no pod, or one without a value.
    private static double[] sum(HistoryWindow window, List<UsageSeries> pods) {
        var sum = new double[window.points()];
        Arrays.fill(sum, Double.NaN);
        var first = window.firstPoint();
        var unknown = new boolean[sum.length];
        for (var series : pods) {
            for (int index = 0; index < series.length(); index++) {
                var point = (series.timeAt(index) - first) / window.stepMillis();
                if (point >= 0 && point < sum.length) {
                    add(series.valueAt(index), (int) point, sum, unknown);
                }
            }
        }
        return sum;
    }

    private static void add(double value, int point, double[] sum, boolean[] unknown) {
        unknown[point] |= !Seen.isPossible(value);
        sum[point] = unknown[point] ? Double.NaN : value + (Double.isNaN(sum[point]) ? 0 : sum[point]);
    }

    private static int[] present(HistoryWindow window, List<UsageSeries> pods) {
        var count = new int[window.points()];
        for (var series : pods) {
            var from = (series.firstPoint() - window.firstPoint()) / window.stepMillis();
            for (long point = Math.max(0, from); point < Math.min(count.length, from + series.length()); point++) {
                count[(int) point]++;
            }
        }
        return count;
    }
}
