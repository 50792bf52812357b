package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Everything real servers hold, in blocks that Prometheus' own tool wrote: a collection from the server and
/// one from its blocks are the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBlocksOfAClusterTest {

    private RealPrometheus prometheus;
    private Path blocks;
    private SimulatedCluster.Result fromServer;
    private SimulatedCluster.Result fromBlocks;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RealPrometheus.assumeInstalled();
        var samples = RealClusterTest.cluster().server.openMetrics().writeTo(directory.resolve("samples.txt"));
        prometheus = RealPrometheus.loaded(samples, directory);
        blocks = Files.createDirectories(directory.resolve("copy"));
        BlockFiles.copy(directory.resolve("tsdb"), blocks);
        fromServer = SimulatedCluster.collect(
                PrometheusUsageSource.open(ServerAccess.of(prometheus.uri()), CollectorOptions.DEFAULTS));
        fromBlocks = SimulatedCluster.collect(open(CollectorOptions.DEFAULTS));
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private UsageSource open(CollectorOptions options) throws IOException {
        return BlockUsageSource.open(blocks, options);
    }

    @Test
    void everyRowIsTheSame() {
        assertThat(fromBlocks.summary()).hasSizeGreaterThan(40).isEqualTo(fromServer.summary());
        assertSame(fromBlocks, fromServer);
    }

    @Test
    void theReportDiffersByTheMethodOnly() {
        assertThat(fromBlocks.report().method()).isEqualTo("blocks");
        assertThat(fromBlocks.report().warnings()).isEqualTo(fromServer.report().warnings());
        assertThat(fromBlocks.report().complete()).isEqualTo(fromServer.report().complete());
        assertThat(fromBlocks.report().state()).isEqualTo(fromServer.report().state());
    }

    @Test
    void shardsChangeNothing() throws IOException {
        var small = new CollectorOptions("cluster", null, null, 3, 2, null, null);

        assertSame(SimulatedCluster.collect(open(small)), fromBlocks);
    }

    /// Bit by bit, unknown points included; what a series has sorted so far is no part of it.
    private static void assertSame(SimulatedCluster.Result actual, SimulatedCluster.Result expected) {
        assertThat(actual.rows())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.samples")
                .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                .isEqualTo(expected.rows());
    }

    @Test
    void namespacesAreChosenAsByTheServer() throws IOException {
        var some = new CollectorOptions("cluster", null, "ki.*|renamed|ha", 250, 2, null, null);
        var asked = SimulatedCluster.collect(PrometheusUsageSource.open(ServerAccess.of(prometheus.uri()), some));

        assertThat(SimulatedCluster.collect(open(some)).summary())
                .hasSizeGreaterThan(3)
                .isEqualTo(asked.summary());
    }
}
