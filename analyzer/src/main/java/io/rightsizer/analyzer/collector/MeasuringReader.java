package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Link.Way;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Reads one shard in the way the link suggests, and tells the link how long it took. Where the server gives samples,
/// counters come as such beside points too: only they tell when something happened. Beside hourly peaks they would be
/// most of what is sent.
final class MeasuringReader implements UsageReader {

    private final Link link;
    private final Way way;
    private final Map<Way, UsageReader> readers;
    private final LongSupplier received;

    /// @param readers one for each way that the link may choose, and for samples where the server gives them
    /// @param received bytes so far
    MeasuringReader(Link link, Map<Way, UsageReader> readers, LongSupplier received) {
        this(link, link.choose(), readers, received);
    }

    private MeasuringReader(Link link, Way way, Map<Way, UsageReader> readers, LongSupplier received) {
        this.link = link;
        this.way = way;
        this.readers = readers;
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
        return usage().warned();
    }

    @Override
    public long requests() {
        return usage().requests();
    }

    @Override
    public UsageReader inParts(int parts) {
        if (parts == 1) {
            return this;
        }
        var some = new EnumMap<Way, UsageReader>(Way.class);
        readers.forEach((key, reader) -> some.put(key, reader.inParts(parts)));
        return new MeasuringReader(link, way, some, received);
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
        reader(way == Way.POINTS && readers.containsKey(Way.SAMPLES) ? Way.SAMPLES : way)
                .increase(counter, window, sink);
    }

    private UsageReader usage() {
        return reader(way);
    }

    private UsageReader reader(Way one) {
        return Objects.requireNonNull(readers.get(one), one::name);
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
