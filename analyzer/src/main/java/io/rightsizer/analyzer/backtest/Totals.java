package io.rightsizer.analyzer.backtest;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// One policy's sums over the windows of one workload.
final class Totals {

    private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();
    private static final double LARGE_CHANGE = 0.1;

    private final double[] row;
    private final int first;

    /// @param row where the sums are kept, from column `first` on in the order of [Total]
    Totals(double[] row, int first) {
        this.row = row;
        this.first = first;
    }

    /// @param before the same container one origin earlier, absent where there is none
    /// @param baseline the baseline in the same window
    /// @param stepMillis of the grid
    void add(Judged judged, @Nullable Judged before, Judged baseline, long stepMillis) {
        if (judged.memory() != null || judged.cpu() != null) {
            add(Total.WINDOWS, 1);
        }
        if (judged.memory() != null && judged.window().memory() != null) {
            addMemory(judged.memory(), judged.window().memory(), stepMillis);
            add(Total.STATED, judged.stated());
        }
        if (judged.cpu() != null && judged.window().cpu() != null) {
            addCpu(judged.cpu(), judged.window().cpu());
        }
        addChange(judged, before);
        addPair(judged, baseline);
    }

    private void addMemory(MemoryOutcome outcome, Window.Used used, long stepMillis) {
        add(Total.MEMORY_WINDOWS, 1);
        add(Total.VIOLATIONS, outcome.violated() ? 1 : 0);
        add(Total.EVENTS, outcome.events());
        add(Total.CONTAINER_WEEKS, used.points() * stepMillis / WEEK_MILLIS);
        add(Total.PRESSURE, outcome.pressure());
        add(Total.MEMORY_SLACK, outcome.requestSlack());
        add(Total.LIMIT_SLACK, outcome.limitSlack());
        add(Total.REGRET, outcome.limitSlack() - used.oracleSlack());
        add(Total.IDLE_BYTES, outcome.idle());
        add(Total.BYTES_REQUESTED, outcome.request());
        add(Total.BYTES_LIMITED, outcome.limit());
        add(Total.BYTES_USED_BY_POINT, used.mean() * used.points());
        add(Total.BYTES_REQUESTED_BY_POINT, outcome.request() * used.points());
    }

    private void addCpu(CpuOutcome outcome, Window.Used used) {
        add(Total.CPU_WINDOWS, 1);
        add(Total.CPU_ABOVE, outcome.above());
        add(Total.BAD_WINDOWS, outcome.bad() ? 1 : 0);
        add(Total.CPU_SLACK, outcome.slack());
        add(Total.CORES_REQUESTED, outcome.request());
        add(Total.CORES_USED_BY_POINT, used.mean() * used.points());
        add(Total.CORES_REQUESTED_BY_POINT, outcome.request() * used.points());
        add(Total.CORES_ABOVE_BY_POINT, outcome.excess() * used.points());
        add(Total.CORES_THROTTLED_BY_POINT, outcome.throttled() * used.points());
    }

    private void addChange(Judged judged, @Nullable Judged before) {
        var changes = before == null ? new double[0] : changes(before, judged);
        if (changes.length > 0) {
            add(Total.STEPS, 1);
            add(Total.CHURN, Arrays.stream(changes).sum() / changes.length);
            add(Total.LARGE_CHANGES, Arrays.stream(changes).anyMatch(change -> change > LARGE_CHANGE) ? 1 : 0);
        }
    }

    /// Of the memory and the CPU request, as far as both origins have one.
    private static double[] changes(Judged before, Judged after) {
        var changes = DoubleStream.builder();
        if (before.memory() != null && after.memory() != null) {
            changes.add(change(before.memory().request(), after.memory().request()));
        }
        if (before.cpu() != null && after.cpu() != null) {
            changes.add(change(before.cpu().request(), after.cpu().request()));
        }
        return changes.build().toArray();
    }

    private static double change(double before, double after) {
        return before == after ? 0 : before == 0 ? 1 : Math.abs(after - before) / before;
    }

    private void addPair(Judged judged, Judged baseline) {
        if (judged.memory() != null && baseline.memory() != null) {
            addMemoryPair(judged.memory(), baseline.memory());
        }
        if (judged.cpu() != null && baseline.cpu() != null) {
            add(Total.PAIRED_CORES, judged.cpu().request());
            add(Total.PAIRED_BASELINE_CORES, baseline.cpu().request());
        }
    }

    private void addMemoryPair(MemoryOutcome outcome, MemoryOutcome baseline) {
        add(Total.PAIRED_MEMORY_WINDOWS, 1);
        add(Total.PAIRED_VIOLATIONS, outcome.violated() ? 1 : 0);
        add(Total.PAIRED_BASELINE_VIOLATIONS, baseline.violated() ? 1 : 0);
        add(Total.PAIRED_MEMORY_SLACK, outcome.requestSlack());
        add(Total.PAIRED_BASELINE_MEMORY_SLACK, baseline.requestSlack());
        add(Total.PAIRED_IDLE_BYTES, outcome.idle());
        add(Total.PAIRED_BASELINE_IDLE_BYTES, baseline.idle());
        add(Total.PAIRED_BYTES_LIMITED, outcome.limit());
        add(Total.PAIRED_BASELINE_BYTES_LIMITED, baseline.limit());
    }

    private void add(Total total, double value) {
        row[first + total.column()] += value;
    }
}
