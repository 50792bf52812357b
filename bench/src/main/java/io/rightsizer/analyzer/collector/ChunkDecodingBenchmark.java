package io.rightsizer.analyzer.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/// Decodes weeks of one-minute samples, series after series as a scan does. The score is samples per microsecond,
/// which is millions of samples per second on one core.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class ChunkDecodingBenchmark {

    private static final int SERIES = 100;
    private static final int SAMPLES_A_SERIES = 84 * 120;
    private static final int MINUTE = 60_000;

    /// cAdvisor stamps its samples itself, up to this late.
    private static final int JITTER = 12_000;

    @Param({"cpu", "memory", "both"})
    String series = "";

    private final List<List<Chunk>> data = new ArrayList<>();
    private final Samples samples = new Samples();
    private byte[] bytes = new byte[0];

    @Setup
    public void encode() {
        var random = new Random(42);
        var encoded = new ArrayList<List<byte[]>>();
        for (int index = 0; index < SERIES; index++) {
            var isCpu = series.equals("both") ? index % 2 == 0 : series.equals("cpu");
            encoded.add(isCpu ? cpuCounter(random) : workingSet(random));
        }
        layOut(encoded);
    }

    @Benchmark
    @OperationsPerInvocation(SERIES * SAMPLES_A_SERIES)
    public double decode() throws XorChunk.Corrupt {
        var last = 0.0;
        for (var chunks : data) {
            samples.clear();
            for (var chunk : chunks) {
                XorChunk.decode(bytes, chunk.offset(), chunk.length(), samples);
            }
            last += samples.values[samples.size - 1];
        }
        return last;
    }

    /// Seconds with nanoseconds behind the point, growing by a noisy share of a core.
    private static List<byte[]> cpuCounter(Random random) {
        var encoded = new EncodedSeries();
        var cores = 0.02 + random.nextDouble();
        var nanos = random.nextLong(1_000_000_000_000_000L);
        for (int index = 0; index < SAMPLES_A_SERIES; index++) {
            nanos += (long) (60e9 * cores * (0.5 + random.nextDouble()));
            encoded.add(time(index, random), nanos / 1e9);
        }
        return encoded.chunks();
    }

    /// Whole pages of 4 KiB that wander up and down.
    private static List<byte[]> workingSet(Random random) {
        var encoded = new EncodedSeries();
        var pages = 20_000 + random.nextInt(200_000);
        for (int index = 0; index < SAMPLES_A_SERIES; index++) {
            pages = Math.max(1000, pages + (int) (random.nextGaussian() * 200));
            encoded.add(time(index, random), pages * 4096.0);
        }
        return encoded.chunks();
    }

    private static long time(int index, Random random) {
        return 1_763_121_600_000L + (long) index * MINUTE + random.nextInt(JITTER);
    }

    /// One array for all chunks, as a received body is.
    private void layOut(List<List<byte[]>> encoded) {
        var length = encoded.stream()
                .flatMap(List::stream)
                .mapToInt(chunk -> chunk.length)
                .sum();
        bytes = new byte[length + XorChunk.SLACK];
        var offset = 0;
        for (var ofSeries : encoded) {
            var chunks = new ArrayList<Chunk>();
            for (var chunk : ofSeries) {
                System.arraycopy(chunk, 0, bytes, offset, chunk.length);
                chunks.add(new Chunk(offset, chunk.length));
                offset += chunk.length;
            }
            data.add(chunks);
        }
        System.out.printf("%.2f bytes a sample%n", (double) length / (SERIES * SAMPLES_A_SERIES));
    }

    private record Chunk(int offset, int length) {}
}
