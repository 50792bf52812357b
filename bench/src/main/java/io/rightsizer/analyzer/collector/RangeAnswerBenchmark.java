package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
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

/// Reads the JSON of `query_range`, which is asked for where remote read is missing: 100 containers, a week at
/// 5 minutes. The score is points per microsecond, which is millions of points per second on one core.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class RangeAnswerBenchmark {

    private static final int SERIES = 100;
    private static final int POINTS = 7 * 24 * 12;
    private static final long FIRST = 1_763_121_600L;
    private static final int STEP = 300;

    /// Rounded up by the query, as a scan asks; or with all digits, as others would answer.
    @Param({"rounded", "exact"})
    String values = "";

    private byte[] answer = new byte[0];

    @Setup
    public void write() {
        var random = new Random(42);
        var json = new StringBuilder("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
        for (int index = 0; index < SERIES; index++) {
            json.append(index == 0 ? "" : ",").append(labels(index));
            for (int point = 0; point < POINTS; point++) {
                var cores = 0.3 + 0.2 * random.nextDouble();
                json.append(point == 0 ? "" : ",")
                        .append('[')
                        .append(FIRST + (long) point * STEP)
                        .append(",\"")
                        .append(values.equals("rounded") ? Long.toString(Math.round(cores * 10_000)) : cores)
                        .append("\"]");
            }
            json.append("]}");
        }
        answer = json.append("]}}").toString().getBytes(UTF_8);
        System.out.printf(Locale.ROOT, "%.1f bytes a point%n", (double) answer.length / (SERIES * POINTS));
    }

    private static String labels(int number) {
        return String.format(Locale.ROOT, """
                {"metric":{"container":"app","cpu":"total","endpoint":"https-metrics",\
                "id":"/kubepods/burstable/pod-%1$08d","instance":"10.0.0.9:10250","job":"kubelet",\
                "namespace":"team-%2$03d","node":"ip-10-0-0-9","pod":"web-%1$08d"},"values":[""", number, number % 20);
    }

    @Benchmark
    @OperationsPerInvocation(SERIES * POINTS)
    public double read() throws IOException {
        var sum = new double[1];
        JsonAnswer.read(
                new ByteArrayInputStream(answer), JsonAnswer.result(labels -> (millis, value) -> sum[0] += value));
        return sum[0];
    }
}
