package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/// Usage from the blocks of a Prometheus on disk, without a server: a snapshot, a data directory, or what was
/// synced from a Thanos bucket. Containers, order and amounts are those of [PrometheusUsageSource].
public final class BlockUsageSource implements UsageSource {

    private final BlockServer server;
    private final PrometheusUsageSource source;
    private final Instant newest;

    private BlockUsageSource(BlockServer server, PrometheusUsageSource source, Instant newest) {
        this.server = server;
        this.source = source;
        this.newest = newest;
    }

    /// @throws SourceUnusableException when there are no blocks, or none that can be read
    public static BlockUsageSource open(Path directory, CollectorOptions options) throws IOException {
        var server = BlockServer.open(directory);
        return new BlockUsageSource(server, new PrometheusUsageSource(server, options), server.newest());
    }

    /// The same for the namespaces of one part.
    public BlockUsageSource of(Part part) {
        return new BlockUsageSource(server, source.of(part), newest);
    }

    /// The time of the newest usage: the natural end of a window.
    public Instant newest() {
        return newest;
    }

    /// The earliest time of any block.
    public Instant oldest() {
        return server.oldest();
    }

    @Override
    public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress)
            throws IOException {
        return source.collect(window, sink, progress);
    }

    @Override
    public String description() {
        return source.description();
    }

    @Override
    public void close() {
        source.close();
    }
}
