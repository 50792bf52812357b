package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Usage out of raw samples: the arithmetic happens here. Series are reduced one at a time; only what they
/// were reduced to is kept until it is known that all have come.
abstract class SampleReader implements UsageReader {

    /// What a counter grew by while nobody looked shows in its first sample of the window, if the one before is no
    /// older than this.
    private static final Duration LONGEST_SILENCE = Duration.ofHours(6);

    @Override
    public boolean readsSamples() {
        return true;
    }

    @Override
    public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var from =
                Math.min(window.from().toEpochMilli(), window.firstPoint()) - Reduction.LONGEST_RATE_WINDOW.toMillis();
        tidy(counter, window, from, (labels, samples) -> Reduction.cpu(labels, samples, window))
                .forEach(sink);
    }

    @Override
    public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var from = window.firstPoint() - window.stepMillis();
        tidy(gauge, window, from, (labels, samples) -> Reduction.memory(labels, samples, window))
                .forEach(sink);
    }

    @Override
    public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
        var from = window.from().toEpochMilli() - LONGEST_SILENCE.toMillis();
        tidy(counter, window, from, (labels, samples) -> Reduction.growth(labels, samples, window))
                .forEach(sink);
    }

    /// Reads the samples of all series that match, in the order of their labels.
    ///
    /// @param after epoch milliseconds, exclusive; samples of other times may come as well
    abstract <T> List<T> read(Selector selector, HistoryWindow window, long after, Reducer<T> reducer)
            throws IOException;

    private <T> List<T> tidy(Selector selector, HistoryWindow window, long after, Reducer<T> reducer)
            throws IOException {
        return read(selector, window, after, (labels, samples) -> {
            samples.tidy(after, window.to().toEpochMilli());
            return samples.size == 0 ? null : reducer.reduce(labels, samples);
        });
    }

    /// Makes something of one series; the samples are used again for the next.
    interface Reducer<T> {
        @Nullable
        T reduce(Labels labels, Samples samples);
    }
}
