package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that reads a real Prometheus and is killed half-way, without a chance to tidy up.
class RealInterruptionTest {

    /// What the process does: reads the server into the file, one namespace a shard, and can go on in the directory.
    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) throws IOException {
            var access = ServerAccess.of(URI.create(arguments[0]));
            var options = new CollectorOptions("cluster", null, null, 2, 1, null, null)
                    .resuming(new Resume(Path.of(arguments[2]), "1"));
            var result = SimulatedCluster.collect(PrometheusUsageSource.open(access, options));
            Files.writeString(Path.of(arguments[1]), result.text() + "\n" + result.report());
        }
    }

    @Test
    void goesOnAfterAKillWithTheSameResult(@TempDir Path directory) throws Exception {
        RealPrometheus.assumeInstalled();
        var cluster = new SimulatedCluster();
        for (var namespace : "abcdef".split("")) {
            cluster.web(namespace, "web", "web-1-aaaaa", 0.25, 1e8).web(namespace, "web", "web-1-bbbbb", 0.5, 2e8);
        }
        var samples = cluster.server.openMetrics().writeTo(directory.resolve("samples.txt"));
        var stalls = new AtomicBoolean();
        var stalled = new CountDownLatch(1);
        var reads = new AtomicInteger();
        try (var prometheus = RealPrometheus.loaded(samples, directory);
                var proxy = ForwardingProxy.to(prometheus.uri(), (asked, answer, body) -> {
                    reads.addAndGet(asked.startsWith("/api/v1/read") ? 1 : 0);
                    if (stalls.get() && asked.startsWith("/api/v1/read") && asked.contains("\u0001d")) {
                        stalled.countDown();
                        return answer.onResponseBody(SocketEffect.Stall.INSTANCE)
                                .build();
                    }
                    return answer.build();
                })) {
            var whole = directory.resolve("whole.txt");
            var resumed = directory.resolve("resumed.txt");
            assertThat(read(proxy.uri(), whole, directory.resolve("other")).waitFor())
                    .isZero();
            var readsOfAll = reads.getAndSet(0);

            stalls.set(true);
            var process = read(proxy.uri(), resumed, directory.resolve("left"));
            assertThat(stalled.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            assertThat(resumed).doesNotExist();
            stalls.set(false);
            reads.set(0);

            assertThat(read(proxy.uri(), resumed, directory.resolve("left")).waitFor())
                    .isZero();
            assertThat(resumed).hasSameTextualContentAs(whole);
            assertThat(reads.get()).isLessThan(readsOfAll);
            assertThat(directory.resolve("left")).isEmptyDirectory();
        }
    }

    private static Process read(URI server, Path result, Path left) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        Reading.class.getName(),
                        server.toString(),
                        result.toString(),
                        left.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(left + ".log"))
                .start();
    }
}
