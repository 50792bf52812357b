package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.function.Consumer;

/// Remote read until the server answers in a form that is not read here, for example newer chunks; then range
/// queries for the rest of the shard: every shard finds out for itself, so that the order in which shards are read
/// decides nothing. A failed remote read has delivered nothing, so nothing is delivered twice.
final class FallingBackReader implements UsageReader {

    private final UsageReader fallback;
    private UsageReader current;

    FallingBackReader(UsageReader preferred, UsageReader fallback) {
        this.current = preferred;
        this.fallback = fallback;
    }

    @Override
    public String method() {
        return current.method();
    }

    @Override
    public boolean readsSamples() {
        return current.readsSamples();
    }

    @Override
    public boolean warned() {
        return current.warned();
    }

    @Override
    public long requests() {
        return current.requests();
    }

    /// Where the server turns out not to do it, this one is told too.
    @Override
    public UsageReader inParts(int parts) {
        return parts == 1 ? this : new InParts(parts);
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
            read.with(current);
        } catch (RequestFailedException failure) {
            if (failure.kind() != Kind.UNSUPPORTED) {
                throw failure;
            }
            current = fallback;
            read.with(fallback);
        }
    }

    private final class InParts implements UsageReader {

        private final int parts;

        InParts(int parts) {
            this.parts = parts;
        }

        @Override
        public String method() {
            return current.method();
        }

        @Override
        public boolean readsSamples() {
            return current.readsSamples();
        }

        @Override
        public boolean warned() {
            return current.warned();
        }

        @Override
        public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
            read(reader -> reader.inParts(parts).cpu(counter, window, sink));
        }

        @Override
        public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
            read(reader -> reader.inParts(parts).memory(gauge, window, sink));
        }

        @Override
        public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
            read(reader -> reader.inParts(parts).increase(counter, window, sink));
        }
    }

    @FunctionalInterface
    private interface Read {
        void with(UsageReader reader) throws IOException;
    }
}
