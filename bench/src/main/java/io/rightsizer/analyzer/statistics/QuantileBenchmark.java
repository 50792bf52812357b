package io.rightsizer.analyzer.statistics;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one container and resource costs after collecting: p99, p95, p25 and the peak of all its pods' points, 14 days
/// at 5 minutes each. The score is microseconds for all four together.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class QuantileBenchmark {

    private static final int POINTS = 14 * 24 * 12;
    private static final long STEP = 300_000;

    @Param({"1", "10"})
    int pods;

    private List<UsageSeries> usage = List.of();

    @Setup
    public void simulate() {
        var random = new Random(42);
        usage = IntStream.range(0, pods)
                .mapToObj(_ -> UsageSeries.of(STEP, STEP, daily(random)))
                .toList();
    }

    @Benchmark
    public double fourFigures() {
        var pooled = Samples.of(usage.stream().flatMapToDouble(UsageSeries::known));
        return pooled.quantile(0.99) + pooled.quantile(0.95) + pooled.quantile(0.25) + pooled.max();
    }

    /// A day's rhythm with noise, in cores.
    private static double[] daily(Random random) {
        return IntStream.range(0, POINTS)
                .mapToDouble(point -> 0.3 + 0.2 * Math.sin(2 * Math.PI * point / 288) + 0.05 * random.nextDouble())
                .toArray();
    }
}
