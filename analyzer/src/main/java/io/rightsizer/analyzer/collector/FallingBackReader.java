package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.function.Consumer;

/// Remote read until the server answers in a form that is not read here, for example newer chunks; then range
/// queries for the rest of the shard: every shard finds out for itself, so that the order in which shards are read
/// decides nothing. A failed remote read has delivered nothing, so nothing is delivered twice.
final class FallingBackReader implements UsageReader {

    private final Ways ways;
    private final int parts;

    FallingBackReader(UsageReader preferred, UsageReader fallback) {
        this(new Ways(preferred, fallback), 1);
    }

    private FallingBackReader(Ways ways, int parts) {
        this.ways = ways;
        this.parts = parts;
    }

    /// Which way is left, however many parts are asked for.
    private static final class Ways {

        private final UsageReader fallback;
        private UsageReader current;

        Ways(UsageReader preferred, UsageReader fallback) {
            this.current = preferred;
            this.fallback = fallback;
        }
    }

    @Override
    public String method() {
        return ways.current.method();
    }

    @Override
    public boolean readsSamples() {
        return ways.current.readsSamples();
    }

    @Override
    public boolean warned() {
        return ways.current.warned();
    }

    @Override
    public long requests() {
        return ways.current.requests();
    }

    /// Where the server turns out not to do it, this one is told too.
    @Override
    public UsageReader inParts(int some) {
        return new FallingBackReader(ways, some);
    }

    @Override
    public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        read(reader -> reader.cpu(counter, window, sink));
    }

    @Override
    public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        read(reader -> reader.memory(gauge, window, sink));
    }

    @Override
    public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
        read(reader -> reader.increase(counter, window, sink));
    }

    private void read(Read read) throws IOException {
        try {
            read.with(ways.current.inParts(parts));
        } catch (RequestFailedException failure) {
            if (failure.kind() != Kind.UNSUPPORTED) {
                throw failure;
            }
            ways.current = ways.fallback;
            read.with(ways.current.inParts(parts));
        }
    }

    @FunctionalInterface
    private interface Read {
        void with(UsageReader reader) throws IOException;
    }
}
