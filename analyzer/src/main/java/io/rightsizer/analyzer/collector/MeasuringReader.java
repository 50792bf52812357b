package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Link.Way;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Reads one shard in the way the link suggests, and tells the link how long it took. Counters always come as samples:
/// only they tell when something happened.
final class MeasuringReader implements UsageReader {

    private final Link link;
    private final Way way;
    private final UsageReader samples;
    private final UsageReader grid;
    private final LongSupplier received;

    /// @param received bytes of samples so far
    MeasuringReader(Link link, UsageReader samples, UsageReader grid, LongSupplier received) {
        this(link, link.choose(), samples, grid, received);
    }

    private MeasuringReader(Link link, Way way, UsageReader samples, UsageReader grid, LongSupplier received) {
        this.link = link;
        this.way = way;
        this.samples = samples;
        this.grid = grid;
        this.received = received;
    }

    @Override
    public String method() {
        return usage().method();
    }

    @Override
    public boolean readsSamples() {
        return usage().readsSamples();
    }

    @Override
    public boolean warned() {
        return samples.warned() || grid.warned();
    }

    @Override
    public long requests() {
        return samples.requests();
    }

    @Override
    public UsageReader inParts(int parts) {
        return parts == 1
                ? this
                : new MeasuringReader(link, way, samples.inParts(parts), grid.inParts(parts), received);
    }

    @Override
    public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        measured(sink, counted -> usage().cpu(counter, window, counted));
    }

    @Override
    public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        measured(sink, counted -> usage().memory(gauge, window, counted));
    }

    @Override
    public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
        samples.increase(counter, window, sink);
    }

    private UsageReader usage() {
        return way == Way.SAMPLES ? samples : grid;
    }

    private void measured(Consumer<SeriesOnGrid> sink, Read read) throws IOException {
        var points = new AtomicLong();
        var bytes = received.getAsLong();
        var start = System.nanoTime();
        read.into(row -> {
            points.addAndGet(row.series().length());
            sink.accept(row);
        });
        var took = Duration.ofNanos(System.nanoTime() - start);
        link.measured(way, received.getAsLong() - bytes, points.get(), took);
    }

    @FunctionalInterface
    private interface Read {
        void into(Consumer<SeriesOnGrid> sink) throws IOException;
    }
}
