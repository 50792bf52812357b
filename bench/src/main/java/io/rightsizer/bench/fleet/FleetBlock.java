package io.rightsizer.bench.fleet;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;

/// Fills one block with what cAdvisor tells of a fleet, metric by metric as a compacted block has it, and has
/// [KubeStateBlock] add the rest.
final class FleetBlock {

    static final String CPU = "container_cpu_usage_seconds_total";
    private static final String MEMORY = "container_memory_working_set_bytes";
    private static final String PERIODS = "container_cpu_cfs_periods_total";
    private static final String THROTTLED = "container_cpu_cfs_throttled_periods_total";
    private static final String OOM = "container_oom_events_total";

    /// A pod's own cgroup has ten samples a block: its series weigh on the index, and no scan reads them.
    private static final int POD_SAMPLES = 10;

    private final Fleet fleet;
    private final BlockWriter writer;
    private final BlockTimes times;
    private final double[] values;
    private final double[] others;

    FleetBlock(Fleet fleet, BlockWriter writer, BlockTimes times) {
        this.fleet = fleet;
        this.writer = writer;
        this.times = times;
        this.values = new double[times.times().length];
        this.others = new double[values.length];
    }

    /// A metric of one run; the times are set.
    private interface Metric {
        void write(Run run) throws IOException;
    }

    /// @param lean whether throttling, OOM kills and restarts are left out
    void write(boolean lean) throws IOException {
        if (!lean) {
            each(run -> run.spec().cpuLimit() > 0, this::writePeriods);
            each(run -> true, this::writeOomKills);
        }
        writePods(CPU);
        each(run -> true, this::writeCpu);
        writePods(MEMORY);
        each(run -> true, this::writeMemory);
        new KubeStateBlock(fleet, writer, times).write(lean);
    }

    private void each(Predicate<Run> chosen, Metric metric) throws IOException {
        for (var run : fleet.runs()) {
            if (chosen.test(run)) {
                times.of(run);
                if (times.count() > 0) {
                    metric.write(run);
                }
            }
        }
    }

    private void writePeriods(Run run) throws IOException {
        for (int index = 0; index < times.count(); index++) {
            run.periods().next(index, values, others);
        }
        add(PERIODS, run, values);
        add(THROTTLED, run, others);
    }

    private void writeCpu(Run run) throws IOException {
        for (int index = 0; index < times.count(); index++) {
            values[index] = run.cpu().at(times.times()[index]);
        }
        add(CPU, run, values);
    }

    private void writeMemory(Run run) throws IOException {
        for (int index = 0; index < times.count(); index++) {
            values[index] = run.memory().next();
        }
        add(MEMORY, run, values);
    }

    /// The kernel counts the kill before the container is gone.
    private void writeOomKills(Run run) throws IOException {
        for (int index = 0; index < times.count(); index++) {
            values[index] = run.killed() && run.to() - times.times()[index] <= FleetSize.SCRAPE ? 1 : 0;
        }
        add(OOM, run, values);
    }

    private void add(String metric, Run run, double[] samples) throws IOException {
        writer.add(SeriesLabels.cadvisor(metric, run), times.times(), samples, 0, times.count());
    }

    private void writePods(String metric) throws IOException {
        for (var pod : fleet.pods()) {
            times.scraped(pod.from(), pod.to());
            var count = Math.min(POD_SAMPLES, times.count());
            if (count > 0) {
                Arrays.fill(values, 0, count, 1);
                writer.add(SeriesLabels.cadvisor(metric, pod), times.times(), values, 0, count);
            }
        }
    }
}
