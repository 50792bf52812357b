package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.statistics.Selection;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What all pods of a container used together, and how many there were: the few numbers an autoscaler's arithmetic
/// takes. A pod that misses a point or two is there all the same, and the sum is unknown then; one that misses more is
/// gone, and may come back under its name as those of StatefulSets do.
///
/// @param cpu total demand in cores
/// @param memory total demand in bytes
/// @param podsPresent on how many grid points there were so many pods
record Demand(Total cpu, Total memory, SortedMap<Integer, Integer> podsPresent) {

    /// Points within which an autoscaler answers: at most a minute until the metric is there, 15 seconds between its
    /// looks, and then the start of a pod. On the grid of five minutes that is less than two points.
    static final int REACTION_POINTS = 2;

    /// A scrape or two may fail; a pod that is gone for longer has ended.
    private static final int MISSED_POINTS = 2;

    Demand {
        podsPresent = new TreeMap<>(podsPresent);
    }

    /// One resource, summed over pods.
    ///
    /// @param growth the 99th percentile of the relative growth within the reaction time: 0.25 when demand hardly
    ///     ever rises by more than a quarter before new pods can help
    record Total(double p5, double p95, double p99, double growth) {

        static final Total NONE = new Total(0, 0, 0, 0);
    }

    static Demand of(UsageHistory history) {
        var cpu = new Sum(history.window(), history.cpu());
        var counts = Arrays.stream(cpu.pods)
                .filter(count -> count > 0)
                .boxed()
                .collect(Collectors.toMap(count -> count, _ -> 1, Integer::sum, TreeMap::new));
        return new Demand(total(cpu.known()), total(new Sum(history.window(), history.memory()).known()), counts);
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
        return known.isEmpty()
                ? Total.NONE
                : new Total(known.quantile(0.05), known.quantile(0.95), known.quantile(0.99), growth(demand));
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
        var all = growths.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Seen::isPossible)
                .toArray();
        return all.length == 0 ? 0 : Selection.quantile(all, 0.99);
    }

    /// One resource on the grid of the window: the sum over pods, and how many they are.
    private static final class Sum {

        private final HistoryWindow window;
        private final double[] sum;
        private final boolean[] incomplete;
        private final int[] pods;

        Sum(HistoryWindow window, List<UsageSeries> series) {
            this.window = window;
            this.sum = new double[window.points()];
            this.incomplete = new boolean[sum.length];
            this.pods = new int[sum.length];
            series.forEach(this::add);
        }

        /// NaN where there was no pod, or one without a value.
        double[] known() {
            return IntStream.range(0, sum.length)
                    .mapToDouble(point -> pods[point] == 0 || incomplete[point] ? Double.NaN : sum[point])
                    .toArray();
        }

        private void add(UsageSeries series) {
            var first = (int) ((series.firstPoint() - window.firstPoint()) / window.stepMillis());
            var before = -1;
            for (int index = 0; index < series.length(); index++) {
                if (Seen.isPossible(series.valueAt(index))) {
                    if (before >= 0 && index - before - 1 <= MISSED_POINTS) {
                        IntStream.range(before + 1, index).forEach(missed -> addMissed(first + missed));
                    }
                    add(first + index, series.valueAt(index));
                    before = index;
                }
            }
        }

        private void add(int point, double value) {
            if (isInside(point)) {
                sum[point] += value;
                pods[point]++;
            }
        }

        private void addMissed(int point) {
            if (isInside(point)) {
                incomplete[point] = true;
                pods[point]++;
            }
        }

        private boolean isInside(int point) {
            return point >= 0 && point < sum.length;
        }
    }
}
