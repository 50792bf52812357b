package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reduces a week of decoded one-minute samples to the grid of 5 minutes, series after series as a scan does:
/// rates and their highest minute of CPU counters, peaks of working sets. The score is samples per microsecond,
/// which is millions of samples per second on one core.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class RateGridBenchmark {

    private static final int SERIES = 100;
    private static final int MINUTE = 60_000;
    private static final int SAMPLES_A_SERIES = 7 * 24 * 60;

    /// cAdvisor stamps its samples itself, up to this late.
    private static final int JITTER = 12_000;

    private static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2025-11-21T12:00:00Z"), Duration.ofDays(7));
    private static final Labels LABELS = new Labels(new TreeMap<>());

    @Param({"cpu", "restarted", "memory"})
    String series = "";

    private final List<Samples> data = new ArrayList<>();

    @Setup
    public void draw() {
        var random = new Random(42);
        for (int index = 0; index < SERIES; index++) {
            data.add(series.equals("memory") ? workingSet(random) : cpuCounter(random, series.equals("restarted")));
        }
    }

    @Benchmark
    @OperationsPerInvocation(SERIES * SAMPLES_A_SERIES)
    public double reduce() {
        var peaks = 0.0;
        for (var samples : data) {
            var grid = series.equals("memory")
                    ? Reduction.memory(LABELS, samples, WINDOW)
                    : Reduction.cpu(LABELS, samples, WINDOW);
            peaks += grid.burst();
        }
        return peaks;
    }

    /// Seconds, growing by a noisy share of a core; from zero again every day where it is restarted.
    private static Samples cpuCounter(Random random, boolean restarted) {
        var samples = new Samples();
        var cores = 0.02 + random.nextDouble();
        var seconds = random.nextDouble() * 1e6;
        for (int index = 0; index < SAMPLES_A_SERIES; index++) {
            seconds = restarted && index % 1440 == 1439 ? 0 : seconds + 60 * cores * (0.5 + random.nextDouble());
            samples.add(time(index, random), seconds);
        }
        return samples;
    }

    /// Whole pages of 4 KiB that wander up and down.
    private static Samples workingSet(Random random) {
        var samples = new Samples();
        var pages = 20_000 + random.nextInt(200_000);
        for (int index = 0; index < SAMPLES_A_SERIES; index++) {
            pages = Math.max(1000, pages + (int) (random.nextGaussian() * 200));
            samples.add(time(index, random), pages * 4096.0);
        }
        return samples;
    }

    private static long time(int index, Random random) {
        return WINDOW.from().toEpochMilli() + (long) index * MINUTE + random.nextInt(JITTER);
    }
}
