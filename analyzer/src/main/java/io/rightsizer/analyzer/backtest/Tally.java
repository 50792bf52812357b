package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adds up windows by workload and policy: one row a workload, with the columns of all policies side by side.
final class Tally {

    private static final int COLUMNS = Total.values().length;

    private final List<Chooser> choosers;
    private final int baseline;
    private final Duration test;
    private final long stepMillis;
    private final TreeMap<WorkloadId, double[]> rows = new TreeMap<>();
    private @Nullable Window lastWindow;
    private List<Judged> last = List.of();

    /// @param choosers one a policy
    /// @param baseline index of the policy the others are compared with
    Tally(List<Chooser> choosers, int baseline, Duration test, long stepMillis) {
        this.choosers = choosers;
        this.baseline = baseline;
        this.test = test;
        this.stepMillis = stepMillis;
    }

    static int firstColumn(int policy) {
        return policy * COLUMNS;
    }

    /// Windows of one container come one after the other, oldest first.
    void add(Window window) {
        var row = rows.computeIfAbsent(window.workload().id(), _ -> new double[choosers.size() * COLUMNS]);
        var judged = IntStream.range(0, choosers.size())
                .mapToObj(policy -> Judged.of(window, policy, choosers.get(policy)))
                .toList();
        var follows = lastWindow != null && follows(lastWindow, window);
        for (int policy = 0; policy < judged.size(); policy++) {
            new Totals(row, firstColumn(policy))
                    .add(judged.get(policy), follows ? last.get(policy) : null, judged.get(baseline), stepMillis);
        }
        lastWindow = window;
        last = judged;
    }

    private boolean follows(Window before, Window window) {
        return before.workload().id().equals(window.workload().id())
                && before.container().name().equals(window.container().name())
                && before.origin().plus(test).equals(window.origin());
    }

    Resamples resamples() {
        return Resamples.of(List.copyOf(rows.values()), choosers.size() * COLUMNS);
    }
}
