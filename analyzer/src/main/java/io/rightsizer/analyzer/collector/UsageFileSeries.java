package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// One series of a usage file on the window's grid: the mean of the CPU values and the largest memory value within
/// each
/// step. Of several rows with one time stamp the larger values count, since data in doubt may raise a value only.
final class UsageFileSeries {

    private static final int LONGEST_NAME = 253;

    private final String name;
    private final HistoryWindow window;
    private final double[] cpuSum;
    private final int[] cpuCount;
    private final double[] memory;
    private Resources current = Resources.NONE;
    private double burst;
    private long cpuSamples;
    private long memorySamples;
    private long time = Long.MIN_VALUE;
    private double cpuAtTime = Double.NaN;
    private double memoryAtTime = Double.NaN;

    UsageFileSeries(String name, HistoryWindow window) {
        this.name = name;
        this.window = window;
        this.cpuSum = new double[window.points()];
        this.cpuCount = new int[window.points()];
        this.memory = new double[window.points()];
        Arrays.fill(memory, Double.NaN);
    }

    /// Rows come in order of time.
    void add(UsageFileRow row) {
        if (row.time() > window.to().toEpochMilli()) {
            return;
        }
        current = Resources.NONE.withRequests(requests(row));
        if (row.time() != time) {
            settle();
            time = row.time();
        }
        cpuAtTime = larger(cpuAtTime, row.cpu());
        memoryAtTime = larger(memoryAtTime, row.memory());
    }

    Collected collected() {
        settle();
        var shown = isShowable() ? name : KubernetesNames.shown(name);
        var container = Container.of(shown, ContainerType.APP, current);
        var workload = Workload.of(new WorkloadId("", "", WorkloadKind.SERIES, shown), 1, List.of(container));
        if (!isShowable()) {
            return Skips.badName(workload.id(), name);
        }
        if (cpuSamples == 0 && memorySamples == 0) {
            return new Collected.Skipped(
                    workload, container, "NO_USAGE", "the file has no usage of this series in the window");
        }
        return new Collected.Observed(workload, container, UsageHistory.of(window, List.of(usage())));
    }

    private PodUsage usage() {
        var cpu = new double[cpuSum.length];
        Arrays.setAll(cpu, point -> cpuCount[point] == 0 ? Double.NaN : cpuSum[point] / cpuCount[point]);
        return new PodUsage(
                name,
                UsageSeries.of(window.firstPoint(), window.stepMillis(), cpu),
                UsageSeries.of(window.firstPoint(), window.stepMillis(), memory),
                burst,
                cpuSamples,
                memorySamples);
    }

    /// Puts the values of one time stamp on the grid, once all its rows are known.
    private void settle() {
        var point = Math.ceilDiv(time - window.firstPoint(), window.stepMillis());
        if (time > window.from().toEpochMilli() && point < memory.length) {
            settleCpu((int) point);
            settleMemory((int) point);
        }
        cpuAtTime = Double.NaN;
        memoryAtTime = Double.NaN;
    }

    private void settleCpu(int point) {
        if (!Double.isNaN(cpuAtTime)) {
            cpuSum[point] += cpuAtTime;
            cpuCount[point]++;
            cpuSamples++;
            burst = Math.max(burst, cpuAtTime);
        }
    }

    private void settleMemory(int point) {
        if (!Double.isNaN(memoryAtTime)) {
            memory[point] = Double.isNaN(memory[point]) ? memoryAtTime : Math.max(memory[point], memoryAtTime);
            memorySamples++;
        }
    }

    private static double larger(double seen, OptionalDouble value) {
        return value.isPresent() && !(seen >= value.getAsDouble()) ? value.getAsDouble() : seen;
    }

    private static ResourceAmounts requests(UsageFileRow row) {
        var cpu = row.cpuRequest().isPresent()
                ? CurrentResources.with(
                        ResourceAmounts.NONE, "cpu", row.cpuRequest().getAsDouble())
                : ResourceAmounts.NONE;
        return row.memoryRequest().isPresent()
                ? CurrentResources.with(cpu, "memory", row.memoryRequest().getAsDouble())
                : cpu;
    }

    /// A series is no Kubernetes object and may be called anything that a terminal shows as it is.
    private boolean isShowable() {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.codePoints().allMatch(character -> switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                });
    }
}
